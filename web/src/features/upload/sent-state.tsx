import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { CopyLinkButton } from '../../components/copy-link-button';
import { useRetryVideo } from '../../components/use-retry-video';
import { WorkProgress } from '../../components/work-progress';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useServerWords } from '../../lib/problem';
import { useProgress } from '../../lib/use-progress';
import { oneVideo } from '../../lib/videos';

/** What the server makes of the file, live, and the way to watch it. */
export function SentState({ videoId }: { videoId: string }) {
  const { api } = useServices();
  const { common, upload: words, work } = useText();
  const inWords = useServerWords();
  const queries = useQueryClient();
  const retry = useRetryVideo(videoId);
  const { progress, link } = useProgress(videoId, retry.isSuccess ? retry.submittedAt : 0);
  const status = progress?.status;
  const playable = progress?.playable ?? false;
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['videos'] });
    void queries.invalidateQueries({ queryKey: ['usage'] });
    void queries.invalidateQueries({ queryKey: oneVideo(api, videoId).queryKey });
  }, [queries, api, videoId, status, playable]);
  if (status === 'ERROR') {
    return (
      <Alert
        severity="error" sx={{ mt: 1.5 }}
        action={<Button color="inherit" size="small" sx={{ whiteSpace: 'nowrap' }} loading={retry.isPending} onClick={() => retry.mutate()}>{common.tryAgain}</Button>}
      >
        <AlertTitle>{work.couldNotProcess}</AlertTitle>
        {progress?.error ? inWords(progress.error) : work.noReason}
      </Alert>
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1 }}>
      <WorkProgress progress={progress} link={link} />
      {progress?.notice && <Alert severity="warning">{inWords(progress.notice)}</Alert>}
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
