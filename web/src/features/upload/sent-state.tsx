import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { CopyLinkButton } from '../../components/copy-link-button';
import { WorkProgress } from '../../components/work-progress';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { asSentence, useProblem } from '../../lib/problem';
import { useProgress } from '../../lib/use-progress';
import { deleteVideo, forgetVideo, oneVideo } from '../../lib/videos';
import type { UploadState } from './upload-state';
import type { Uploads } from './uploads';

interface SentStateProps {
  upload: UploadState;
  videoId: string;
  uploads: Uploads;
}

/** What the server could not make anything of, and the way to send it once more. */
function Failed({ upload, videoId, uploads, reason }: SentStateProps & { reason: string | null }) {
  const { api } = useServices();
  const { common, work } = useText();
  const problem = useProblem();
  const queries = useQueryClient();
  const { file } = upload;
  const again = useMutation({
    mutationFn: () => deleteVideo(api, videoId),
    onSuccess: async () => {
      uploads.sendAgain(upload.key);
      await forgetVideo(queries, videoId);
    },
  });
  return (
    <Alert
      severity="error"
      action={file && <Button color="inherit" size="small" sx={{ whiteSpace: 'nowrap' }} loading={again.isPending} onClick={() => again.mutate()}>{common.tryAgain}</Button>}
    >
      <AlertTitle>{work.couldNotProcess}</AlertTitle>
      {again.isError ? problem(again.error) : reason ? asSentence(reason) : work.noReason}
    </Alert>
  );
}

/** What the server makes of the file, live, and the way to watch it. */
export function SentState(props: SentStateProps) {
  const { videoId } = props;
  const { api } = useServices();
  const { upload: words } = useText();
  const queries = useQueryClient();
  const { progress, link } = useProgress(videoId);
  const status = progress?.status;
  const playable = progress?.playable ?? false;
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['videos'] });
    void queries.invalidateQueries({ queryKey: ['usage'] });
    void queries.invalidateQueries({ queryKey: oneVideo(api, videoId).queryKey });
  }, [queries, api, videoId, status, playable]);
  if (status === 'ERROR') return <Box sx={{ mt: 1.5 }}><Failed {...props} reason={progress?.error ?? null} /></Box>;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1 }}>
      <WorkProgress progress={progress} link={link} />
      {progress?.notice && <Alert severity="warning">{progress.notice}</Alert>}
      {playable && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Button component={Link} to={`/watch/${videoId}`} variant="contained" startIcon={<PlayArrow />}>{words.watchNow}</Button>
          <CopyLinkButton videoId={videoId} />
          {status === 'TRANSCODING' && (
            <Box role="status" sx={{ display: 'flex', gap: 0.75, alignItems: 'center', color: 'text.secondary', fontSize: '0.875rem' }}>
              <CheckCircle color="success" fontSize="small" aria-hidden />{words.playableAlready}
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}
