import Logout from '@mui/icons-material/Logout';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Avatar from '@mui/material/Avatar';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useServices, useSession } from '../lib/app-context';
import { logOut } from '../lib/log-out';
import type { User } from '../lib/session';
import { loginPathFor } from '../lib/return-path';
import { useText } from '../lib/i18n';

function MemberMenu({ user }: { user: User }) {
  const services = useServices();
  const { app } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const leave = () => {
    close();
    logOut(services);
    // Nothing that this tab has read stays in its memory.
    window.location.assign('/');
  };
  return (
    <>
      <IconButton
        aria-label={app.accountOf(user.name)} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)} sx={{ p: 0.5 }}
      >
        <Avatar aria-hidden sx={{ width: 34, height: 34, fontSize: '1rem', fontWeight: 600, bgcolor: 'primary.main', color: 'primary.contrastText' }}>
          {user.name.charAt(0).toUpperCase()}
        </Avatar>
      </IconButton>
      <Menu
        open={anchor !== null} anchorEl={anchor} onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': app.account }, paper: { sx: { minWidth: 220, mt: 1, borderRadius: '14px' } } }}
      >
        <MenuItem disabled sx={{ '&.Mui-disabled': { opacity: 1 } }}>
          <ListItemText primary={user.name} secondary={user.userId} />
        </MenuItem>
        <Divider component="li" />
        <MenuItem component={Link} to="/my-videos" onClick={close}>
          <ListItemIcon><VideoLibrary fontSize="small" /></ListItemIcon>
          {app.myVideos}
        </MenuItem>
        <MenuItem onClick={() => leave()}>
          <ListItemIcon><Logout fontSize="small" /></ListItemIcon>
          {app.logOut}
        </MenuItem>
      </Menu>
    </>
  );
}

export function AccountMenu() {
  const session = useSession();
  const { app } = useText();
  const { pathname, search } = useLocation();
  if (session.status === 'member') return <MemberMenu user={session.user} />;
  if (session.status === 'unknown') return null;
  const entering = pathname === '/login' || pathname === '/signup';
  return (
    <Button component={Link} to={entering ? '/login' + search : loginPathFor(pathname + search)} variant="outlined" color="inherit">
      {app.logIn}
    </Button>
  );
}
