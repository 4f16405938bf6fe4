import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { VideoListItem } from '../lib/api';
import { useFormat, useText } from '../lib/i18n';

/** A title that makes a link of the whole box around it (which must be `position: relative`). */
export function CoveringLink({ to, children }: { to: string; children: string }) {
  return (
    <Box
      component={Link} to={to}
      sx={{
        display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden',
        overflowWrap: 'anywhere', color: 'text.primary', textDecoration: 'none',
        '&::after': { content: '""', position: 'absolute', inset: 0, borderRadius: '14px' },
        '&:focus-visible::after': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: 3 },
        '&:focus-visible': { outline: 'none' },
      }}
    >
      <span dir="auto">{children}</span>
    </Box>
  );
}

/** Views and age. */
export function VideoFigures({ video }: { video: Pick<VideoListItem, 'views' | 'uploadDate'> }) {
  const { common } = useText();
  const format = useFormat();
  return (
    <Typography variant="body2" color="textSecondary">
      {common.views(video.views, format.compact(video.views))} ·{' '}
      <time dateTime={video.uploadDate} title={format.date(video.uploadDate)}>{format.age(video.uploadDate)}</time>
    </Typography>
  );
}
