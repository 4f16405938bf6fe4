import Box from '@mui/material/Box';
import Chip, { type ChipProps } from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { RetryVideoButton } from '../../components/retry-video-button';
import { useFormat, useText } from '../../lib/i18n';
import type { VideoListItem } from '../../lib/api';
import { useServerWords } from '../../lib/problem';
import { describeStage, type Progress } from '../../lib/progress';
import { useProgress } from '../../lib/use-progress';
import { workState, type WorkState } from '../../lib/work-state';

const colours: Record<WorkState, ChipProps['color']> = {
  uploading: 'default', processing: 'primary', watchable: 'primary', finished: 'success', failed: 'error',
};

/** Of all qualities together: 0 to 100. */
function overall({ progress }: Progress): number | null {
  const percents = Object.values(progress ?? {});
  return percents.length === 0 ? null : percents.reduce((sum, percent) => sum + percent, 0) / percents.length;
}

function LiveState({ video }: { video: VideoListItem }) {
  const { studio, work } = useText();
  const format = useFormat();
  const { progress } = useProgress(video.id);
  const percent = progress && overall(progress);
  return (
    <Box sx={{ minWidth: 130 }}>
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        {progress ? describeStage(work, progress) : studio.states[workState(video)]}
        {percent !== null && ` · ${format.percent(percent / 100)}`}
      </Typography>
      <LinearProgress variant={percent === null ? 'indeterminate' : 'determinate'} value={percent ?? 0} aria-label={studio.progressOf(video.title)} />
    </Box>
  );
}

/** How far the work on a video is; of what is being worked on at this moment, live. */
export function VideoState({ video }: { video: VideoListItem }) {
  const { studio, work } = useText();
  const inWords = useServerWords();
  const state = workState(video);
  if (state === 'processing' || state === 'watchable') return <LiveState video={video} />;
  return (
    <Box>
      <Chip size="small" variant="outlined" label={studio.states[state]} color={colours[state]} />
      {state === 'failed' && (
        <Typography
          variant="body2" color="error"
          sx={{ mt: 0.5, overflowWrap: 'anywhere', display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
        >
          {video.error ? inWords(video.error) : work.noReason}
        </Typography>
      )}
      {state === 'failed' && <RetryVideoButton videoId={video.id} size="small" color="inherit" sx={{ mt: 0.5, px: 1, '@media (pointer: coarse)': { minHeight: 44 } }} />}
    </Box>
  );
}
