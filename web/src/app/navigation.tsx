import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import { NavLink } from 'react-router';
import { useUnread } from '../features/notifications/use-unread';
import { useUser } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { destinations, thumbDestinations } from './destinations';
import { NavigationFooter } from './navigation-footer';
import { navigationLink } from './navigation-link';
import { OwnPlaces } from './own-places';

/** The list of places, one below the other; for members with their own below. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const { app } = useText();
  const user = useUser();
  return (
    <>
      <Box component="ul" sx={{ display: 'grid', gap: 0.25, m: 0, p: 1.5, listStyle: 'none' }}>
        {destinations.map(({ path, label, icon: Icon, exact }) => (
          <li key={path}>
            <Box component={NavLink} to={path} end={exact === true} onClick={onGo} sx={navigationLink}>
              <Icon aria-hidden />
              {app[label]}
            </Box>
          </li>
        ))}
      </Box>
      {user && <OwnPlaces onGo={onGo} />}
      <NavigationFooter onGo={onGo} />
    </>
  );
}

/** Beside the page, where there is room for it. */
export function SideNavigation() {
  const { app } = useText();
  return (
    <Box
      component="nav" aria-label={app.navigation}
      sx={{
        display: { xs: 'none', lg: 'block' }, width: 232, flex: 'none', position: 'sticky', top: 65, alignSelf: 'flex-start',
        height: 'calc(100dvh - 65px)', overflowY: 'auto', borderInlineEnd: '1px solid', borderColor: 'divider',
      }}
    >
      <NavigationList />
    </Box>
  );
}

/** At the thumb, on phones. Guests have no notifications. */
export function BottomNavigation() {
  const { app, notifications } = useText();
  const user = useUser();
  const unread = useUnread();
  const places = thumbDestinations.filter(({ path }) => user !== null || path !== '/notifications');
  return (
    <Box
      component="nav" aria-label={app.navigation}
      sx={{
        display: { xs: 'grid', sm: 'none' }, position: 'fixed', insetInline: 0, bottom: 0, zIndex: 'appBar',
        gridTemplateColumns: `repeat(${places.length}, minmax(0, 1fr))`, bgcolor: 'background.default', borderTop: '1px solid',
        borderColor: 'divider', pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {places.map(({ path, label, icon: Icon, exact }) => (
        <Box
          key={path} component={NavLink} to={path} end={exact === true}
          aria-label={path === '/notifications' ? notifications.bell(unread) : undefined}
          sx={{
            display: 'grid', justifyItems: 'center', gap: 0.25, py: 0.9, minWidth: 0, color: 'text.secondary', textDecoration: 'none',
            fontSize: '0.66rem', letterSpacing: '-0.01em', '&.active': { color: 'primary.main', fontWeight: 650 },
          }}
        >
          <Badge variant="dot" color="error" invisible={path !== '/notifications' || unread === 0}>
            <Icon aria-hidden sx={{ fontSize: 23 }} />
          </Badge>
          <Box component="span" sx={{ maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {app[label]}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
