import Box from '@mui/material/Box';
import { NavLink } from 'react-router';
import { useText } from '../lib/i18n';
import { destinations } from './destinations';
import { NavigationFooter } from './navigation-footer';
import { navigationLink } from './navigation-link';

/** The list of places, one below the other. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const { app } = useText();
  return (
    <>
      <Box component="ul" sx={{ display: 'grid', gap: 0.25, m: 0, p: 1.5, listStyle: 'none' }}>
        {destinations.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Box component={NavLink} to={path} end={path === '/'} onClick={onGo} sx={navigationLink}>
              <Icon aria-hidden />
              {app[label]}
            </Box>
          </li>
        ))}
      </Box>
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

/** At the thumb, on phones. */
export function BottomNavigation() {
  const { app } = useText();
  return (
    <Box
      component="nav" aria-label={app.navigation}
      sx={{
        display: { xs: 'grid', sm: 'none' }, position: 'fixed', insetInline: 0, bottom: 0, zIndex: 'appBar',
        gridTemplateColumns: `repeat(${destinations.length}, 1fr)`, bgcolor: 'background.default', borderTop: '1px solid',
        borderColor: 'divider', pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {destinations.map(({ path, label, icon: Icon }) => (
        <Box
          key={path} component={NavLink} to={path} end={path === '/'}
          sx={{
            display: 'grid', justifyItems: 'center', gap: 0.25, py: 0.9, minWidth: 0, color: 'text.secondary', textDecoration: 'none',
            fontSize: '0.68rem', '&.active': { color: 'primary.main', fontWeight: 650 },
          }}
        >
          <Icon aria-hidden sx={{ fontSize: 23 }} />
          <Box component="span" sx={{ maxWidth: '100%', px: 0.5, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {app[label]}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
