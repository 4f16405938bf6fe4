import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import LinkIcon from '@mui/icons-material/Link';
import MoreVert from '@mui/icons-material/MoreVert';
import PlayArrow from '@mui/icons-material/PlayArrow';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCopyLink } from '../../components/use-copy-link';
import type { VideoListItem } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { workState } from '../../lib/work-state';

interface VideoMenuProps {
  video: VideoListItem;
  onDelete: () => void;
}

/** What one can do with a video of one's own. */
export function VideoMenu({ video, onDelete }: VideoMenuProps) {
  const { common, studio } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const copy = useCopyLink();
  const close = () => setAnchor(null);
  const state = workState(video);
  return (
    <>
      <IconButton
        aria-label={studio.actionsFor(video.title)} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)} sx={{ width: 44, height: 44 }}
      >
        <MoreVert />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <MenuItem component={Link} to={`/my-videos/${video.id}/edit`}>
          <ListItemIcon><Edit fontSize="small" /></ListItemIcon>{common.edit}
        </MenuItem>
        {(state === 'finished' || state === 'watchable') && (
          <MenuItem component={Link} to={`/watch/${video.id}`}>
            <ListItemIcon><PlayArrow fontSize="small" /></ListItemIcon>{studio.watch}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            close();
            copy(`/watch/${video.id}`);
          }}
        >
          <ListItemIcon><LinkIcon fontSize="small" /></ListItemIcon>{common.copyLink}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            onDelete();
          }}
          sx={{ color: 'error.main' }}
        >
          <ListItemIcon><Delete fontSize="small" color="error" /></ListItemIcon>{common.delete}
        </MenuItem>
      </Menu>
    </>
  );
}
