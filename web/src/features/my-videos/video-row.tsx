import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { Thumbnail } from '../../components/thumbnail';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { formatClock } from '../../lib/format';
import { useFormat } from '../../lib/i18n';
import { thumbnailUrl } from '../../lib/media-urls';
import { asSentence } from '../../lib/problem';
import { workState } from '../../lib/work-state';
import { stateWords } from './video-state';

const row = {
  display: 'grid', gridTemplateColumns: { xs: '120px 1fr auto', sm: '196px 1fr auto' }, gap: { xs: 1.5, sm: 2.5 },
  alignItems: 'center', py: 1.5,
} as const;

interface VideoRowProps {
  video: VideoListItem;
  onDelete: () => void;
}

export function VideoRow({ video, onDelete }: VideoRowProps) {
  const { config } = useServices();
  const format = useFormat();
  const state = workState(video);
  const words = stateWords[state];
  const planned = state === 'watchable' || state === 'finished';
  return (
    <Box component="li" sx={{ ...row, borderBottom: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ borderRadius: '10px', overflow: 'hidden' }}>
        <Thumbnail src={planned ? thumbnailUrl(config, video) : null} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography component="h2" sx={{ fontWeight: 600, fontSize: '1.02rem', overflowWrap: 'anywhere' }}>
          {state !== 'uploading' ? (
            <Link component={RouterLink} to={`/watch/${video.id}`} color="inherit" underline="hover">{video.title}</Link>
          ) : (
            video.title
          )}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.25 }}>
          {format.age(video.uploadDate)}
          {typeof video.duration === 'number' && ` · ${formatClock(video.duration)}`}
          {video.height > 0 && (
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}> · {video.width}×{video.height}</Box>
          )}
        </Typography>
        <Chip size="small" label={words.label} color={words.color} variant="outlined" sx={{ mt: 0.75 }} />
        {video.error && (
          <Typography variant="body2" color="error" sx={{ mt: 0.75, overflowWrap: 'anywhere' }}>
            {asSentence(video.error)}
          </Typography>
        )}
      </Box>
      <Tooltip title="Delete">
        <IconButton aria-label={`Delete ${video.title}`} onClick={onDelete}><DeleteOutline /></IconButton>
      </Tooltip>
    </Box>
  );
}

export function VideoRowSkeleton() {
  return (
    <Box sx={row}>
      <Skeleton variant="rounded" sx={{ aspectRatio: '16 / 9', height: 'auto' }} />
      <Box>
        <Skeleton width="60%" />
        <Skeleton width="35%" />
      </Box>
    </Box>
  );
}
