import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useToast } from '../../components/toast';
import { answerOf, type VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { forgetVideo } from '../../lib/videos';

/** Asks a moderator before a video is kept from everyone but its owner; from the moderator, too. */
export function HoldDialog({ video, open, onClose }: { video: VideoDetail; open: boolean; onClose: () => void }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const { common, watch } = useText();
  const toast = useToast();
  const problem = useProblem();
  const navigate = useNavigate();
  const hold = useMutation({
    mutationFn: () =>
      answerOf(api.PUT('/api/admin/videos/{videoId}/hold', { params: { path: { videoId: video.id } }, body: { held: true } })),
    onSuccess: async () => {
      toast(watch.heldDone);
      await navigate('/', { replace: true });
      await forgetVideo(queries, video.id);
    },
  });
  return (
    <ConfirmDialog
      open={open} title={watch.holdTitle} text={watch.holdText} confirmLabel={watch.hold} keepLabel={common.cancel}
      busy={hold.isPending} problem={hold.isError ? problem(hold.error) : null} onConfirm={() => hold.mutate()} onClose={onClose}
    />
  );
}
