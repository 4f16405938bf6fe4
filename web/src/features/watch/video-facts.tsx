import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { VideoDetail } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { isHeld } from '../../lib/videos';
import { ChannelLine } from './channel-line';
import { Description } from './description';
import { VideoActions } from './video-actions';
import { VideoNotes } from './video-notes';

interface VideoFactsProps {
  video: VideoDetail;
  time: () => number;
  onSeek: (seconds: number) => void;
}

/** Who may see it, where that is not everyone. */
function Standing({ video }: { video: VideoDetail }) {
  const { common, watch } = useText();
  const chips = [
    isHeld(video) && watch.held,
    video.visibility === 'private' && common.private,
    video.visibility === 'unlisted' && common.unlisted,
  ].filter((label) => label !== false);
  if (chips.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {chips.map((label) => <Chip key={label} size="small" variant="outlined" label={label} />)}
    </Box>
  );
}

/** Everything in words about a video, and what one can do with it. */
export function VideoFacts({ video, time, onSeek }: VideoFactsProps) {
  const own = useUser()?.userId === video.userId;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Standing video={video} />
      <Typography component="h1" dir="auto" sx={{ fontSize: { xs: '1.15rem', sm: '1.35rem' }, fontWeight: 650, lineHeight: 1.3, overflowWrap: 'anywhere' }}>
        {video.title}
      </Typography>
      <VideoNotes video={video} own={own} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: 2, rowGap: 1.5 }}>
        <Box sx={{ flex: { xs: '1 1 100%', sm: '0 1 auto' }, minWidth: 0 }}><ChannelLine video={video} /></Box>
        <VideoActions video={video} time={time} />
      </Box>
      <Description video={video} onSeek={onSeek} />
    </Box>
  );
}
