import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { VideoListItem } from '../lib/api';
import type { Action } from './action-menu';
import { CoveringLink, VideoFigures } from './card-text';
import { ChannelLink } from './channel-link';
import { Still } from './still';
import { useDwelling } from './use-dwelling';
import { VideoMenu } from './video-menu';

const columns = { xs: 'minmax(120px, 40%) minmax(0, 1fr)', sm: '200px minmax(0, 1fr)', md: '246px minmax(0, 1fr)' } as const;

interface VideoLineProps {
  video: VideoListItem;
  /** Where it leads; its watch page by default. */
  to?: string;
  /** How much of it one has seen, between 0 and 1. */
  seen?: number | null;
  actions?: Action[];
  heading?: 'h2' | 'h3';
  /** One more line of text. */
  note?: ReactNode;
}

/** A video in a list, one below the other: the picture at the side. */
export function VideoLine({ video, to = `/watch/${video.id}`, seen = null, heading = 'h2', actions, note }: VideoLineProps) {
  const [dwelling, watched] = useDwelling();
  return (
    <Box {...watched} sx={{ position: 'relative', display: 'flex', flex: 1, minWidth: 0, '&:hover .zoom': { transform: 'scale(1.03)' } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: columns, gap: { xs: 1.5, sm: 2 }, alignItems: 'start', flex: 1, minWidth: 0 }}>
        <Still video={video} seen={seen} lively={dwelling} />
        <Box sx={{ minWidth: 0, py: { sm: 0.5 } }}>
          <Typography component={heading} sx={{ fontSize: { xs: '0.95rem', sm: '1.05rem' }, fontWeight: 600, lineHeight: 1.35 }}>
            <CoveringLink to={to}>{video.title}</CoveringLink>
          </Typography>
          <Typography variant="body2" color="textSecondary" noWrap sx={{ mt: 0.4 }}>
            <ChannelLink userId={video.userId}>{video.userName || video.userId}</ChannelLink>
          </Typography>
          <VideoFigures video={video} />
          {note}
        </Box>
      </Box>
      <Box sx={{ flex: 'none', pt: 0.5 }}><VideoMenu video={video} {...(actions && { actions })} /></Box>
    </Box>
  );
}

/** Stands in for some lines, and says so to screen readers. */
export function VideoLinesSkeleton({ label }: { label: string }) {
  return (
    <Box role="status" aria-label={label} sx={{ display: 'grid', gap: 2 }}>
      {Array.from({ length: 6 }, (_, index) => (
        <Box key={index} sx={{ display: 'grid', gridTemplateColumns: columns, gap: { xs: 1.5, sm: 2 } }}>
          <Skeleton variant="rounded" sx={{ aspectRatio: '16 / 9', height: 'auto', borderRadius: '14px' }} />
          <Box><Skeleton sx={{ width: '80%' }} /><Skeleton sx={{ width: '40%' }} /></Box>
        </Box>
      ))}
    </Box>
  );
}
