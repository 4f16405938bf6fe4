import { useQuery } from '@tanstack/react-query';
import { useServices, useUser } from '../../lib/app-context';
import { unreadNotifications } from '../../lib/notifications';

/** News come by the live connection; this is for places where sockets do not work. */
const refreshMilliseconds = 60_000;

/** How many notifications the logged-in user has not read; 0 for guests and until it is known. */
export function useUnread(): number {
  const { api } = useServices();
  const user = useUser();
  const { data = 0 } = useQuery({ ...unreadNotifications(api), enabled: user !== null, refetchInterval: refreshMilliseconds });
  return user ? data : 0;
}
