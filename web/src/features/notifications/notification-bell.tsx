import Notifications from '@mui/icons-material/NotificationsNone';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useServices, useUser } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { notifications as told, unreadNotifications } from '../../lib/notifications';
import { useLiveNotifications } from '../../lib/use-live-notifications';
import { useUnread } from './use-unread';

const NotificationPanel = lazy(() => import('./notification-panel'));
const mostShown = 99;

/** Keeps what is known of the notifications as the server tells it. */
function useNews(): void {
  const { api } = useServices();
  const queries = useQueryClient();
  useLiveNotifications(({ notification, unread }) => {
    queries.setQueryData(unreadNotifications(api).queryKey, unread);
    if (notification) void queries.invalidateQueries({ queryKey: told(api).queryKey });
  });
}

/** In the top bar: how many notifications there are, and behind it which. Guests have none. */
export function NotificationBell() {
  const { notifications } = useText();
  const format = useFormat();
  const user = useUser();
  const unread = useUnread();
  useNews();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!user) return null;
  return (
    <>
      <IconButton
        aria-label={notifications.bell(unread)} aria-haspopup="dialog" aria-expanded={anchor !== null} color="inherit"
        onClick={(event) => setAnchor(event.currentTarget)} sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        <Badge
          // Nothing where there is nothing: an unseen zero would be text that the button's name lacks.
          color="error" badgeContent={unread === 0 ? null : unread > mostShown ? notifications.manyUnread(format.number(mostShown)) : unread}
          max={Infinity} aria-hidden
        >
          <Notifications />
        </Badge>
      </IconButton>
      {anchor && <Suspense fallback={null}><NotificationPanel anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}
