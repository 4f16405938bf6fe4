import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from './api';
import { pagedList } from './paged';

export type Notification = Answer<'/api/notifications', 'get'>[number];

export function notifications(api: ApiClient) {
  return pagedList(
    ['notifications', 'list'],
    (query, signal) => api.GET('/api/notifications', { params: { query }, signal }),
    (items: Notification[]) => items,
  );
}

export function unreadNotifications(api: ApiClient) {
  return queryOptions({
    queryKey: ['notifications', 'unread'],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/api/notifications/unread', { signal }))).unread,
  });
}

/** Where a notification leads: its video, or the comment on it. */
export function notificationPath({ videoId, commentId }: Pick<Notification, 'videoId' | 'commentId'>): string {
  return `/watch/${videoId}${commentId === null || commentId === undefined ? '' : `#comment-${commentId}`}`;
}
