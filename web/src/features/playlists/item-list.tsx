import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import PlaylistRemove from '@mui/icons-material/PlaylistRemove';
import VerticalAlignTop from '@mui/icons-material/VerticalAlignTop';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { Action } from '../../components/action-menu';
import { VideoLine } from '../../components/video-line';
import { VisuallyHidden } from '../../components/visually-hidden';
import { useFormat, useText } from '../../lib/i18n';
import { playPath, type PlaylistItem } from '../../lib/playlists';
import { MoveHandle } from './move-handle';
import { useDragOrder } from './use-drag-order';
import { useMoveItem, useRemoveItem } from './use-playlist-changes';

interface ItemListProps {
  playlistId: string;
  items: PlaylistItem[];
  own: boolean;
}

/** The videos of a playlist. Their owner moves them by dragging, by the arrow keys, or by the menu of each. */
export function ItemList({ playlistId, items, own }: ItemListProps) {
  const { playlists } = useText();
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const remove = useRemoveItem(playlistId);
  const { mutate: move } = useMoveItem(playlistId);
  const moveTo = (from: number, to: number) => {
    const moved = items[from];
    if (!moved || to === from || to < 0 || to >= items.length) return;
    const rest = items.filter((_, index) => index !== from);
    move({ videoId: moved.video.id, after: rest[to - 1]?.video.id ?? null, from, to });
    setSaid(playlists.movedTo(moved.video.title, to + 1, items.length));
  };
  const drag = useDragOrder(list, moveTo);
  const actionsOf = (index: number, videoId: string): Action[] => {
    if (!own) return [];
    const actions: Action[] = [];
    if (index > 0) {
      actions.push({ label: playlists.moveUp, icon: ArrowUpward, onSelect: () => moveTo(index, index - 1) });
      actions.push({ label: playlists.moveTop, icon: VerticalAlignTop, onSelect: () => moveTo(index, 0) });
    }
    if (index < items.length - 1) {
      actions.push({ label: playlists.moveDown, icon: ArrowDownward, onSelect: () => moveTo(index, index + 1) });
    }
    return [...actions, { label: playlists.remove, icon: PlaylistRemove, onSelect: () => remove.mutate(videoId) }];
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <Box component="ul" ref={list} sx={{ display: 'grid', m: 0, p: 0, listStyle: 'none' }}>
        {items.map(({ video }, index) => (
          <Box
            component="li" key={video.id}
            sx={{
              display: 'flex', alignItems: 'center', gap: { xs: 0.5, sm: 1.5 }, py: 1, borderRadius: '14px',
              ...drag.styleOf(index),
            }}
          >
            {own
              ? (
                <MoveHandle
                  label={playlists.drag(video.title)} onGrab={(event) => drag.grab(event, index)}
                  onStep={(step) => moveTo(index, index + step)}
                />
              )
              : (
                <Typography aria-hidden variant="body2" color="textSecondary" sx={{ width: 28, textAlign: 'center', fontVariantNumeric: 'tabular-nums' }}>
                  {format.number(index + 1)}
                </Typography>
              )}
            <VideoLine video={video} to={playPath(playlistId, video.id)} actions={actionsOf(index, video.id)} />
          </Box>
        ))}
      </Box>
    </>
  );
}
