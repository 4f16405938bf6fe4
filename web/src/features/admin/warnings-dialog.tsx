import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useToast } from '../../components/toast';
import { WarningsField } from '../../components/video-details/warnings-field';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { forgetVideo } from '../../lib/videos';
import type { AdminVideo } from './admin-lists';

/** What moderators warn viewers of, beside what the owner says. */
export default function WarningsDialog({ video, onClose }: { video: AdminVideo; onClose: () => void }) {
  const id = useId();
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { admin, common } = useText();
  const [chosen, setChosen] = useState(video.moderatorWarnings);
  const storing = useMutation({
    mutationFn: () => answerOf(api.PUT('/api/admin/videos/{videoId}/content-warnings', {
      params: { path: { videoId: video.id } }, body: { contentWarnings: chosen },
    })),
    onSuccess: async () => {
      toast(admin.warningsDone);
      onClose();
      await Promise.all([forgetVideo(queries, video.id), queries.invalidateQueries({ queryKey: ['admin'] })]);
    },
  });
  return (
    <Dialog open onClose={storing.isPending ? undefined : onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{admin.warnings}</DialogTitle>
      <DialogContent>
        <WarningsField
          label={video.title} hint={admin.warningsAbout} value={chosen} onChange={setChosen} fixed={video.contentWarnings} fixedBy={admin.byOwner}
        />
        {storing.isError && <Alert severity="error" sx={{ mt: 2 }}>{problem(storing.error)}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" disabled={storing.isPending} onClick={onClose}>{common.cancel}</Button>
        <Button variant="contained" loading={storing.isPending} onClick={() => storing.mutate()}>{common.save}</Button>
      </DialogActions>
    </Dialog>
  );
}
