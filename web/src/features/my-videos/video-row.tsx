import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Thumbnail } from '../../components/thumbnail';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { formatClock } from '../../lib/format';
import { useFormat, useText } from '../../lib/i18n';
import { thumbnailUrl } from '../../lib/media-urls';
import { workState } from '../../lib/work-state';
import { VideoMenu } from './video-menu';
import { VideoState } from './video-state';
import { VisibilityButton } from './visibility-button';

/** Wide: still and title, state, visibility, views, date, menu. Narrow: the same, one below the other beside the still. */
export const columns = {
  xs: 'auto minmax(0, 1fr) auto',
  md: 'auto minmax(240px, 1fr) 158px 122px 64px 108px auto',
} as const;

interface VideoRowProps {
  video: VideoListItem;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onDelete: () => void;
}

function Still({ video }: { video: VideoListItem }) {
  const { config } = useServices();
  const state = workState(video);
  return (
    <Box
      component={RouterLink} to={`/my-videos/${video.id}/edit`} tabIndex={-1} aria-hidden
      sx={{ position: 'relative', display: 'block', flex: 'none', width: { xs: 112, sm: 136 }, borderRadius: '10px', overflow: 'hidden' }}
    >
      <Thumbnail src={state === 'watchable' || state === 'finished' ? thumbnailUrl(config, video) : null} />
      {typeof video.duration === 'number' && (
        <Box
          component="span"
          sx={{
            position: 'absolute', bottom: 5, insetInlineEnd: 5, px: 0.7, borderRadius: '5px', fontSize: '0.72rem', fontWeight: 600,
            color: '#fff', bgcolor: 'rgb(15 10 8 / 84%)', fontVariantNumeric: 'tabular-nums',
          }}
        >
          {formatClock(video.duration)}
        </Box>
      )}
    </Box>
  );
}

const cell = { fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' } as const;

/** A cell that the narrow form puts below the title. */
function Cell({ children }: { children: ReactNode }) {
  return <Box role="cell" sx={{ ...cell, minWidth: 0, gridColumn: { xs: '2 / -1', md: 'auto' } }}>{children}</Box>;
}

export function VideoRow({ video, selected, onSelect, onDelete }: VideoRowProps) {
  const { common, studio } = useText();
  const format = useFormat();
  const unfinished = workState(video) === 'uploading';
  return (
    <Box
      role="row" aria-selected={selected}
      sx={{
        display: 'grid', gridTemplateColumns: columns, columnGap: { xs: 1, md: 2 }, rowGap: 0.75, alignItems: 'center', py: 1.5,
        borderBottom: '1px solid', borderColor: 'divider', bgcolor: selected ? 'action.selected' : 'transparent',
      }}
    >
      <Box role="cell" sx={{ gridColumn: 1, gridRow: 1, alignSelf: { xs: 'start', md: 'center' } }}>
        <Checkbox
          checked={selected} onChange={(_, checked) => onSelect(checked)} slotProps={{ input: { 'aria-label': studio.select(video.title) } }}
          sx={{ width: 44, height: 44 }}
        />
      </Box>
      <Box role="cell" sx={{ gridColumn: 2, gridRow: 1, display: 'flex', gap: { xs: 1.5, sm: 2 }, alignItems: { xs: 'start', md: 'center' }, minWidth: 0 }}>
        <Still video={video} />
        <Box sx={{ minWidth: 0 }}>
          <Link
            component={RouterLink} to={`/my-videos/${video.id}/edit`} color="inherit" underline="hover"
            dir="auto"
            sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden', fontWeight: 600, overflowWrap: 'anywhere' }}
          >
            {video.title}
          </Link>
          {unfinished && <Button component={RouterLink} to="/upload" size="small" variant="outlined" sx={{ mt: 0.75 }}>{studio.goOn}</Button>}
          <Typography variant="body2" color="textSecondary" sx={{ display: { md: 'none' }, mt: 0.25 }}>
            {common.views(video.views, format.compact(video.views))} · <time dateTime={video.uploadDate}>{format.age(video.uploadDate)}</time>
          </Typography>
        </Box>
      </Box>
      <Box role="cell" sx={{ gridColumn: { xs: 3, md: 7 }, gridRow: 1, alignSelf: { xs: 'start', md: 'center' } }}>
        <VideoMenu video={video} onDelete={onDelete} />
      </Box>
      <Cell><VideoState video={video} /></Cell>
      <Cell><VisibilityButton video={video} /></Cell>
      <Box role="cell" sx={{ ...cell, display: { xs: 'none', md: 'block' }, textAlign: 'end' }}>{format.compact(video.views)}</Box>
      <Box role="cell" sx={{ ...cell, display: { xs: 'none', md: 'block' }, color: 'text.secondary' }}>
        <time dateTime={video.uploadDate} title={format.moment(video.uploadDate)}>{format.age(video.uploadDate)}</time>
      </Box>
    </Box>
  );
}
