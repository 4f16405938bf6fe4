import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Typography from '@mui/material/Typography';
import { RetryVideoButton } from '../../components/retry-video-button';
import type { VideoDetail } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useServerWords } from '../../lib/problem';
import { Screen } from './screen';

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
      {own && (
        <RetryVideoButton
          videoId={video.id} variant="contained" sx={{ minHeight: 44, bgcolor: '#fff', color: '#1c1410', '&:hover': { bgcolor: '#f0e6dc' } }}
        />
      )}
    </Screen>
  );
}
