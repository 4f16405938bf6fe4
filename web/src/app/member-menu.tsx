import AccountCircle from '@mui/icons-material/AccountCircleOutlined';
import AdminPanelSettings from '@mui/icons-material/AdminPanelSettingsOutlined';
import Logout from '@mui/icons-material/Logout';
import Settings from '@mui/icons-material/SettingsOutlined';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Link } from 'react-router';
import { Avatar } from '../components/avatar';
import { useServices } from '../lib/app-context';
import { channelPath } from '../lib/channels';
import { useText } from '../lib/i18n';
import { logOut } from '../lib/log-out';
import { useRole } from '../lib/own-account';
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
  const role = useRole();
  const places = [
    { path: channelPath(user.userId), label: app.channel, icon: AccountCircle },
    { path: '/my-videos', label: app.myVideos, icon: VideoLibrary },
    { path: '/settings', label: app.settings, icon: Settings },
    ...(role === 'admin' || role === 'moderator' ? [{ path: '/admin', label: app.administration, icon: AdminPanelSettings }] : []),
  ];
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
      <MenuItem disabled sx={{ gap: 1.5, '&.Mui-disabled': { opacity: 1 } }}>
        <Avatar person={user} size={40} />
        <ListItemText primary={<bdi>{user.name}</bdi>} secondary={<bdi>{user.userId}</bdi>} />
      </MenuItem>
      <Divider component="li" />
      {places.map(({ path, label, icon: Icon }) => (
        <MenuItem key={path} component={Link} to={path} onClick={onClose}>
          <ListItemIcon><Icon fontSize="small" /></ListItemIcon>
          {label}
        </MenuItem>
      ))}
      <Divider component="li" />
      <MenuItem onClick={leave}>
        <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
        {app.logOut}
      </MenuItem>
    </Menu>
  );
}
