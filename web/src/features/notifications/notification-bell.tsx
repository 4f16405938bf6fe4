import Notifications from '@mui/icons-material/NotificationsNone';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { useUser } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { useUnread } from './use-unread';

const NotificationPanel = lazy(() => import('./notification-panel'));
const mostShown = 99;

/** In the top bar: how many notifications there are, and behind it which. Guests have none. */
export function NotificationBell() {
  const { notifications } = useText();
  const format = useFormat();
  const user = useUser();
  const unread = useUnread();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!user) return null;
  return (
    <>
      <IconButton
        aria-label={notifications.bell(unread)} aria-haspopup="dialog" aria-expanded={anchor !== null} color="inherit"
        onClick={(event) => setAnchor(event.currentTarget)} sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        <Badge
          color="error" badgeContent={unread > mostShown ? notifications.manyUnread(format.number(mostShown)) : unread}
          max={Infinity} invisible={unread === 0} aria-hidden
        >
          <Notifications />
        </Badge>
      </IconButton>
      {anchor && <Suspense fallback={null}><NotificationPanel anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
