import { useEffect, useEffectEvent } from 'react';
import { useServices } from './app-context';
import type { NotificationNews } from './live-messages';

/** Calls `onNews` for everything that the logged-in user is told while the component is shown: first the number of
 *  unread notifications, then each new one, and each change of the number. Guests are told nothing. */
export function useLiveNotifications(onNews: (news: NotificationNews) => void): void {
  const { live } = useServices();
  const tell = useEffectEvent(onNews);
  useEffect(() => live.onNotification((news) => tell(news)), [live]);
}
