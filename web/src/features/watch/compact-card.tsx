import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { CoveringLink, VideoFigures } from '../../components/card-text';
import { Still } from '../../components/still';
import { VideoMenu } from '../../components/video-menu';
import type { VideoListItem } from '../../lib/api';
import { useWatchedShare } from '../../lib/history';

interface CompactCardProps {
  video: VideoListItem;
  /** Where it leads. */
  to: string;
  /** Of the picture, in pixels. */
  width?: number;
  /** Without views, age and menu. */
  brief?: boolean;
}

/** A video in a narrow column: its still beside its words. */
export function CompactCard({ video, to, width = 168, brief = false }: CompactCardProps) {
  const seen = useWatchedShare(video.id);
  return (
    <Box component="article" sx={{ position: 'relative', display: 'flex', gap: 1.25, minWidth: 0, '&:hover .zoom': { transform: 'scale(1.03)' } }}>
      <Box sx={{ width, flex: 'none', '& .still': { borderRadius: '10px' } }}><Still video={video} seen={seen} /></Box>
      <Box sx={{ minWidth: 0, flex: 1, '& .MuiTypography-body2': { fontSize: '0.8rem' } }}>
        <Typography component="h3" sx={{ fontSize: '0.92rem', fontWeight: 600, lineHeight: 1.35 }}>
          <CoveringLink to={to}>{video.title}</CoveringLink>
        </Typography>
        <Typography variant="body2" color="textSecondary" noWrap sx={{ mt: 0.3 }}><bdi>{video.userName}</bdi></Typography>
        {!brief && <VideoFigures video={video} />}
      </Box>
      {!brief && <VideoMenu video={video} />}
    </Box>
  );
}

export function CompactCardSkeleton() {
  return (
    <Box sx={{ display: 'flex', gap: 1.25 }}>
      <Skeleton variant="rounded" width={168} sx={{ aspectRatio: '16 / 9', height: 'auto', flex: 'none' }} />
      <Box sx={{ flex: 1 }}>
        <Skeleton width="90%" />
        <Skeleton width="55%" />
      </Box>
    </Box>
  );
}
