import AdminPanelSettings from '@mui/icons-material/AdminPanelSettingsOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import Box from '@mui/material/Box';
import { Link, NavLink } from 'react-router';
import { useText } from '../lib/i18n';
import { useRole } from '../lib/own-account';
import { navigationLink } from './navigation-link';

/** Below the places: settings, what moderators and admins have, and what this site says of itself. */
export function NavigationFooter({ onGo }: { onGo?: (() => void) | undefined }) {
  const { app } = useText();
  const role = useRole();
  const isStaff = role === 'moderator' || role === 'admin';
  return (
    <Box sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
      <Box component="ul" sx={{ display: 'grid', gap: 0.25, m: 0, p: 1.5, listStyle: 'none' }}>
        <li>
          <Box component={NavLink} to="/settings" onClick={onGo} sx={navigationLink}><Settings aria-hidden />{app.settings}</Box>
        </li>
        {isStaff && (
          <li>
            <Box component={NavLink} to="/admin" onClick={onGo} sx={navigationLink}><AdminPanelSettings aria-hidden />{app.administration}</Box>
          </li>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, px: 3.5, pb: 2, fontSize: '0.85rem' }}>
        {(['about', 'terms'] as const).map((page) => (
          <Box key={page} component={Link} to={`/${page}`} onClick={onGo} sx={{ color: 'text.secondary', py: 1 }}>{app[page]}</Box>
        ))}
      </Box>
    </Box>
  );
}
