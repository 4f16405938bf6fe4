import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { useText } from '../lib/i18n';
import { NavigationList } from './navigation';

/** The list of places over the page, where there is no room beside it. */
export default function NavigationDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { app } = useText();
  return (
    <Drawer open={open} onClose={onClose} slotProps={{ paper: { 'aria-label': app.menu, sx: { width: 264 } } }}>
      <Box component="nav" aria-label={app.navigation}>
        <NavigationList onGo={onClose} />
      </Box>
    </Drawer>
  );
}
