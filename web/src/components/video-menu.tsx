import MoreVert from '@mui/icons-material/MoreVert';
import WatchLater from '@mui/icons-material/WatchLaterOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { SvgIconComponent } from '@mui/icons-material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VideoListItem } from '../lib/api';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { addToPlaylist, watchLaterId } from '../lib/playlists';
import { useProblem } from '../lib/problem';
import { useToast } from './toast';

export interface VideoAction {
  label: string;
  icon: SvgIconComponent;
  onSelect: () => void;
}

function useWatchLater() {
  const { api } = useServices();
  const { cards } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  return useMutation({
    mutationFn: (videoId: string) => addToPlaylist(api, watchLaterId, videoId),
    onSuccess: () => {
      toast(cards.savedToWatchLater);
      void queries.invalidateQueries({ queryKey: ['playlists'] });
      void queries.invalidateQueries({ queryKey: ['playlist'] });
    },
    onError: (error) => toast(problem(error)),
  });
}

/** What a member may do with a video in a list; `actions` come last, for what only this list offers. */
export function VideoMenu({ video, actions = [] }: { video: VideoListItem; actions?: VideoAction[] }) {
  const { cards } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const watchLater = useWatchLater();
  const close = () => setAnchor(null);
  const common: VideoAction[] = [
    { label: cards.watchLater, icon: WatchLater, onSelect: () => watchLater.mutate(video.id) },
  ];
  return (
    <>
      <IconButton
        aria-label={cards.moreAbout(video.title)} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ position: 'relative', zIndex: 1, width: 44, height: 44, flex: 'none', marginInlineEnd: -1.5, marginBlockStart: -1 }}
      >
        <MoreVert />
      </IconButton>
      {anchor && (
        <Menu open anchorEl={anchor} onClose={close} slotProps={{ paper: { sx: { minWidth: 220, borderRadius: '14px' } } }}>
          {[...common, ...actions].map(({ label, icon: Icon, onSelect }) => (
            <MenuItem
              key={label}
              onClick={() => {
                close();
                onSelect();
              }}
            >
              <ListItemIcon><Icon fontSize="small" /></ListItemIcon>
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
