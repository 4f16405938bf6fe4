import NotificationsNone from '@mui/icons-material/NotificationsNone';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { notifications } from '../../lib/notifications';
import { NotificationLine } from './notification-line';

function Loading() {
  const { notifications: words } = useText();
  return (
    <Box role="status" aria-label={words.loading} sx={{ display: 'grid', gap: 2, p: 2 }}>
      {Array.from({ length: 5 }, (_, index) => (
        <Box key={index} sx={{ display: 'flex', gap: 2 }}>
          <Skeleton variant="circular" width={40} height={40} sx={{ flex: 'none' }} />
          <Box sx={{ flex: 1 }}><Skeleton sx={{ width: '70%' }} /><Skeleton sx={{ width: '40%' }} /></Box>
        </Box>
      ))}
    </Box>
  );
}

/** What one was told, the newest first. */
export function NotificationList({ onGo }: { onGo?: () => void }) {
  const { api } = useServices();
  const { notifications: words } = useText();
  const list = useInfiniteQuery(notifications(api));
  return (
    <PagedList
      list={list} keyOf={({ id }) => id} loading={<Loading />} failed={words.failed}
      empty={<StatePanel icon={<NotificationsNone />} title={words.nothing}>{words.nothingWhy}</StatePanel>}
    >
      {(items) => (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', '& > li + li': { borderTop: '1px solid', borderColor: 'divider' } }}>
          {items.map((item) => <li key={item.id}><NotificationLine item={item} {...(onGo && { onGo })} /></li>)}
        </Box>
      )}
    </PagedList>
  );
}
