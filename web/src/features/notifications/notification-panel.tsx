import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link } from 'react-router';
import { useText } from '../../lib/i18n';
import { MarkAllButton } from './mark-all-button';
import { NotificationList } from './notification-list';

/** The newest notifications, below the bell. */
export default function NotificationPanel({ anchor, onClose }: { anchor: HTMLElement | null; onClose: () => void }) {
  const { notifications } = useText();
  const id = useId();
  return (
    <Popover
      open={anchor !== null} anchorEl={anchor} onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, sx: { width: 420, maxHeight: 'min(620px, 80dvh)', mt: 1, borderRadius: '16px' } } }}
    >
      <Box
        sx={{
          position: 'sticky', top: 0, zIndex: 1, display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, px: 2, py: 1,
          bgcolor: 'background.paper', borderBottom: '1px solid', borderColor: 'divider',
        }}
      >
        <Typography id={id} component="h2" sx={{ fontWeight: 650 }}>{notifications.title}</Typography>
        <Box sx={{ display: 'flex' }}>
          <MarkAllButton />
          <Button component={Link} to="/notifications" size="small" onClick={onClose}>{notifications.seeAll}</Button>
        </Box>
      </Box>
      <NotificationList onGo={onClose} />
    </Popover>
  );
}
