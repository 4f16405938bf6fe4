import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Skeleton from '@mui/material/Skeleton';
import { VisuallyHidden } from '../../components/visually-hidden';
import type { VideoListItem } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { columns, VideoRow } from './video-row';

interface VideoTableProps {
  videos: readonly VideoListItem[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onDelete: (video: VideoListItem) => void;
}

/** Own videos: a table on wide screens, cards on narrow ones. */
export function VideoTable({ videos, selected, onSelect, onDelete }: VideoTableProps) {
  const { studio } = useText();
  const count = videos.filter(({ id }) => selected.has(id)).length;
  const head = { fontSize: '0.8rem', fontWeight: 600, color: 'text.secondary' } as const;
  const mark = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    onSelect(next);
  };
  return (
    <Box role="table" aria-label={studio.title}>
      <Box
        role="row"
        sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: { xs: 1, md: 2 }, alignItems: 'center', borderBottom: '1px solid', borderColor: 'divider' }}
      >
        <Box role="columnheader">
          <Checkbox
            checked={count > 0 && count === videos.length} indeterminate={count > 0 && count < videos.length}
            onChange={(_, on) => onSelect(new Set(on ? videos.map(({ id }) => id) : []))}
            slotProps={{ input: { 'aria-label': studio.selectAll } }} sx={{ width: 44, height: 44 }}
          />
        </Box>
        <Box role="columnheader" sx={head}>{studio.columns.video}</Box>
        <Box role="columnheader" sx={{ ...head, display: { xs: 'none', md: 'block' } }}>{studio.columns.state}</Box>
        <Box role="columnheader" sx={{ ...head, display: { xs: 'none', md: 'block' }, px: 1.5 }}>{studio.columns.visibility}</Box>
        <Box role="columnheader" sx={{ ...head, display: { xs: 'none', md: 'block' }, textAlign: 'end' }}>{studio.columns.views}</Box>
        <Box role="columnheader" sx={{ ...head, display: { xs: 'none', md: 'block' } }}>{studio.columns.date}</Box>
        <Box role="columnheader" sx={{ width: 44 }}><VisuallyHidden>{studio.columns.actions}</VisuallyHidden></Box>
      </Box>
      {videos.map((video) => (
        <VideoRow
          key={video.id} video={video} selected={selected.has(video.id)} onSelect={(on) => mark(video.id, on)} onDelete={() => onDelete(video)}
        />
      ))}
    </Box>
  );
}

export function VideoTableSkeleton() {
  const { studio } = useText();
  return (
    <Box role="status" aria-label={studio.loading} sx={{ display: 'grid', gap: 2, py: 1 }}>
      {Array.from({ length: 6 }, (_, index) => (
        <Box key={index} sx={{ display: 'grid', gridTemplateColumns: '136px 1fr', gap: 2, alignItems: 'center' }}>
          <Skeleton variant="rounded" sx={{ aspectRatio: '16 / 9', height: 'auto', borderRadius: '10px' }} />
          <Box><Skeleton width="55%" /><Skeleton width="30%" /></Box>
        </Box>
      ))}
    </Box>
  );
}
