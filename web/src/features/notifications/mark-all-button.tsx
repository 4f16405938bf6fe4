import DoneAll from '@mui/icons-material/DoneAll';
import Button from '@mui/material/Button';
import { useText } from '../../lib/i18n';
import { useMarkRead } from './use-mark-read';
import { useUnread } from './use-unread';

export function MarkAllButton() {
  const { notifications } = useText();
  const unread = useUnread();
  const mark = useMarkRead();
  return (
    <Button color="inherit" size="small" startIcon={<DoneAll />} disabled={unread === 0} loading={mark.isPending} onClick={() => mark.mutate(null)}>
      {notifications.markAll}
    </Button>
  );
}
