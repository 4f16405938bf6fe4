import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { DeleteVideoDialog } from '../../components/delete-video-dialog';
import type { VideoDetail } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useRole } from '../../lib/own-account';
import { HoldDialog } from './hold-dialog';

/** What only a video's owner, or a moderator, can do with it; nothing for everyone else. */
export function OwnerMenu({ video }: { video: VideoDetail }) {
  const { common, watch } = useText();
  const user = useUser();
  const role = useRole();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState<'delete' | 'hold' | null>(null);
  const own = user?.userId === video.userId;
  const moderates = role === 'moderator' || role === 'admin';
  if (!own && !moderates) return null;
  const ask = (what: 'delete' | 'hold') => () => {
    setAnchor(null);
    setAsking(what);
  };
  return (
    <>
      <IconButton
        aria-label={watch.moreActions} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)} sx={{ bgcolor: 'action.hover', width: 44, height: 44 }}
      >
        <MoreHoriz />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {own && (
          <MenuItem component={Link} to={`/my-videos/${video.id}/edit`}>
            <ListItemIcon><Edit fontSize="small" /></ListItemIcon>{watch.editVideo}
          </MenuItem>
        )}
        {moderates && !own && (
          <MenuItem onClick={ask('hold')}>
            <ListItemIcon><Gavel fontSize="small" /></ListItemIcon>{watch.hold}
          </MenuItem>
        )}
        <MenuItem onClick={ask('delete')}>
          <ListItemIcon><Delete fontSize="small" /></ListItemIcon>{common.delete}
        </MenuItem>
      </Menu>
      <DeleteVideoDialog
        video={asking === 'delete' ? video : null} onClose={() => setAsking(null)}
        onDeleted={() => void navigate(own ? '/my-videos' : '/', { replace: true })}
      />
      <HoldDialog video={video} open={asking === 'hold'} onClose={() => setAsking(null)} />
    </>
  );
}
