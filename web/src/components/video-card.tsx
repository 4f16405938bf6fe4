import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { VideoListItem } from '../lib/api';
import { authorOf } from '../lib/channels';
import { useWatchedShare } from '../lib/history';
import { Avatar } from './avatar';
import { ChannelLink } from './channel-link';
import { Still } from './still';
import { CoveringLink, VideoFigures } from './card-text';
import { useDwelling } from './use-dwelling';
import { VideoMenu } from './video-menu';

interface VideoCardProps {
  video: VideoListItem;
  /** `none` where every card is of the same channel. */
  channel?: 'shown' | 'none';
  heading?: 'h2' | 'h3';
  /** Whether its picture is what one sees first on the page. */
  urgent?: boolean;
}

/** A video in a grid. The whole card leads to it; the channel and the menu are reached on their own. */
export function VideoCard({ video, channel = 'shown', heading = 'h2', urgent = false }: VideoCardProps) {
  const seen = useWatchedShare(video.id);
  const [dwelling, watched] = useDwelling();
  const name = video.userName || video.userId;
  return (
    <Box component="article" {...watched} sx={{ position: 'relative', '&:hover .zoom': { transform: 'scale(1.03)' }, minWidth: 0 }}>
      <Still video={video} seen={seen} lively={dwelling} urgent={urgent} />
      <Box sx={{ display: 'flex', gap: 1.5, mt: 1.5 }}>
        {channel === 'shown' && <Avatar person={authorOf(video)} />}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography component={heading} sx={{ fontSize: '1rem', fontWeight: 600, lineHeight: 1.35 }}>
            <CoveringLink to={`/watch/${video.id}`}>{video.title}</CoveringLink>
          </Typography>
          {channel === 'shown' && (
            <Typography variant="body2" color="textSecondary" noWrap sx={{ mt: 0.4 }}>
              <ChannelLink userId={video.userId}>{name}</ChannelLink>
            </Typography>
          )}
          <VideoFigures video={video} />
        </Box>
        <VideoMenu video={video} />
      </Box>
    </Box>
  );
}

export function VideoCardSkeleton() {
  return (
    <Box>
      <Skeleton variant="rounded" sx={{ aspectRatio: '16 / 9', height: 'auto', borderRadius: '14px' }} />
      <Box sx={{ display: 'flex', gap: 1.5, mt: 1.5 }}>
        <Skeleton variant="circular" width={36} height={36} sx={{ flex: 'none' }} />
        <Box sx={{ flex: 1 }}>
          <Skeleton sx={{ width: '90%' }} />
          <Skeleton sx={{ width: '55%' }} />
        </Box>
      </Box>
    </Box>
  );
}
