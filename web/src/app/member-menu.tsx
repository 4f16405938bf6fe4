import Logout from '@mui/icons-material/Logout';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Link } from 'react-router';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { logOut } from '../lib/log-out';
import type { User } from '../lib/session';

interface MemberMenuProps {
  user: User;
  /** Null: closed. */
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** What a member can go to that is their own. */
export default function MemberMenu({ user, anchor, onClose }: MemberMenuProps) {
  const services = useServices();
  const { app } = useText();
  const leave = () => {
    onClose();
    logOut(services);
    // Nothing that this tab has read stays in its memory.
    window.location.assign('/');
  };
  return (
    <Menu
      open={anchor !== null} anchorEl={anchor} onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ list: { 'aria-label': app.account }, paper: { sx: { minWidth: 220, mt: 1, borderRadius: '14px' } } }}
    >
      <MenuItem disabled sx={{ '&.Mui-disabled': { opacity: 1 } }}>
        <ListItemText primary={user.name} secondary={user.userId} />
      </MenuItem>
      <Divider component="li" />
      <MenuItem component={Link} to="/my-videos" onClick={onClose}>
        <ListItemIcon><VideoLibrary fontSize="small" /></ListItemIcon>
        {app.myVideos}
      </MenuItem>
      <MenuItem onClick={leave}>
        <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
        {app.logOut}
      </MenuItem>
    </Menu>
  );
}
