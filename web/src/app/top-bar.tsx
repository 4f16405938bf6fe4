import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import mark from '../components/mark.svg';
import { NotificationBell } from '../features/notifications/notification-bell';
import { TopSearch } from '../features/search/top-search';
import { useUploadPercent } from '../features/upload/upload-context';
import { useServices } from '../lib/app-context';
import { useFormat, useText } from '../lib/i18n';
import { AccountMenu } from './account-menu';
import { ColorModeButton } from './color-mode-button';
import { MenuButton } from './menu-button';

/** To the upload page; shows how far a running upload is. */
function UploadLink() {
  const percent = useUploadPercent();
  const { app } = useText();
  const format = useFormat();
  return (
    <Button
      component={Link} to="/upload" variant="contained" startIcon={<Add />}
      aria-label={percent === null ? app.upload : app.uploadPercent(percent)}
      // On phones it is at the thumb, unless there is something to tell.
      sx={{ display: { xs: percent === null ? 'none' : 'inline-flex', sm: 'inline-flex' }, px: { xs: 1.5, sm: 2.25 }, minWidth: 0, '& .MuiButton-startIcon': { marginInlineEnd: { xs: percent === null ? 0 : '4px', sm: '6px' } } }}
    >
      {percent === null ? <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>{app.upload}</Box> : format.percent(percent / 100)}
    </Button>
  );
}

export function TopBar({ menuAlways }: { menuAlways: boolean }) {
  const { config } = useServices();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky', top: 0, zIndex: 'appBar', borderBottom: '1px solid', borderColor: 'divider',
        bgcolor: 'background.default',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: { xs: 0.75, sm: 1.5 }, height: 64, px: { xs: 2, sm: 2.5 } }}>
        <MenuButton always={menuAlways} />
        <Box
          component={Link} to="/"
          sx={{
            display: 'flex', alignItems: 'center', gap: 1.1, minWidth: 0, color: 'text.primary', textDecoration: 'none',
            fontSize: '1.25rem', fontWeight: 750, letterSpacing: '-0.03em', borderRadius: 2,
          }}
        >
          <Box component="img" src={mark} alt="" sx={{ width: 30, height: 30 }} />
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{config.instanceName}</Box>
        </Box>
        <TopSearch />
        <Box sx={{ display: { xs: 'none', md: 'block' } }}><ColorModeButton /></Box>
        <NotificationBell />
        <UploadLink />
        <AccountMenu />
      </Box>
    </Box>
  );
}
