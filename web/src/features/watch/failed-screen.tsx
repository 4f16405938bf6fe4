import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import { answerOf, type VideoDetail } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem, useServerWords } from '../../lib/problem';
import { oneVideo } from '../../lib/videos';
import { Screen } from './screen';

/** Has the server try again, from the stored original. */
function RetryButton({ videoId }: { videoId: string }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const { watch } = useText();
  const toast = useToast();
  const problem = useProblem();
  const retry = useMutation({
    mutationFn: () => answerOf(api.POST('/api/video/{videoId}/retry', { params: { path: { videoId } } })),
    onSuccess: () => {
      toast(watch.retried);
      void queries.invalidateQueries({ queryKey: ['videos'] });
      return queries.invalidateQueries({ queryKey: oneVideo(api, videoId).queryKey });
    },
    onError: (error) => toast(problem(error)),
  });
  return (
    <Button
      variant="contained" loading={retry.isPending} onClick={() => retry.mutate()}
      sx={{ minHeight: 44, bgcolor: '#fff', color: '#1c1410', '&:hover': { bgcolor: '#f0e6dc' } }}
    >
      {watch.retry}
    </Button>
  );
}

/** Instead of a video that could not be processed: why, and for its owner the way to another attempt. */
export function FailedScreen({ video }: { video: VideoDetail }) {
  const { player } = useText();
  const inWords = useServerWords();
  const own = useUser()?.userId === video.userId;
  return (
    <Screen>
      <ErrorOutlined fontSize="large" aria-hidden />
      <Typography sx={{ fontWeight: 600 }}>{player.failed}</Typography>
      {video.error && <Typography dir="auto" sx={{ maxWidth: '56ch' }}>{inWords(video.error)}</Typography>}
      {own && <RetryButton videoId={video.id} />}
    </Screen>
  );
}
