import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { Thumbnail } from './thumbnail';
import type { VideoListItem } from '../lib/api';
import { useServices } from '../lib/app-context';
import { formatClock } from '../lib/format';
import { useFormat, useText } from '../lib/i18n';
import { thumbnailUrl } from '../lib/media-urls';

const badge = {
  position: 'absolute', bottom: 8, px: 0.9, py: 0.15, borderRadius: '6px', fontSize: '0.76rem', fontWeight: 600,
  color: '#fff', bgcolor: 'rgb(15 10 8 / 84%)', fontVariantNumeric: 'tabular-nums',
} as const;

export function VideoCard({ video }: { video: VideoListItem }) {
  const { config } = useServices();
  const { common } = useText();
  const format = useFormat();
  return (
    <Box component="article" sx={{ position: 'relative', '&:hover .still': { transform: 'scale(1.03)' } }}>
      <Box sx={{ position: 'relative', borderRadius: '14px', overflow: 'hidden' }}>
        <Box className="still" sx={{ transition: 'transform 220ms' }}>
          <Thumbnail src={thumbnailUrl(config, video)} />
        </Box>
        {!video.finished && (
          <Box component="span" sx={{ ...badge, insetInlineStart: 8, bgcolor: '#b93a07' }}>{common.processing}</Box>
        )}
        {typeof video.duration === 'number' && (
          <Box component="span" sx={{ ...badge, insetInlineEnd: 8 }}>{formatClock(video.duration)}</Box>
        )}
      </Box>
      <Typography component="h2" sx={{ mt: 1.25, fontSize: '1rem', fontWeight: 600, lineHeight: 1.35 }}>
        <Box
          component={Link}
          to={`/watch/${video.id}`}
          sx={{
            display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden',
            overflowWrap: 'anywhere', color: 'text.primary', textDecoration: 'none',
            '&::after': { content: '""', position: 'absolute', inset: 0, borderRadius: '14px' },
            '&:focus-visible::after': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: 3 },
            '&:focus-visible': { outline: 'none' },
          }}
        >
          <span dir="auto">{video.title}</span>
        </Box>
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.4, overflowWrap: 'anywhere' }}>
        <bdi>{video.userName}</bdi>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {common.views(video.views, format.compact(video.views))} ·{' '}
        <time dateTime={video.uploadDate} title={format.date(video.uploadDate)}>{format.age(video.uploadDate)}</time>
      </Typography>
    </Box>
  );
}

export function VideoCardSkeleton() {
  return (
    <Box>
      <Skeleton variant="rounded" sx={{ aspectRatio: '16 / 9', height: 'auto', borderRadius: '14px' }} />
      <Skeleton sx={{ mt: 1.25, width: '85%' }} />
      <Skeleton sx={{ width: '50%' }} />
    </Box>
  );
}
