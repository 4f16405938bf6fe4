import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { notifications, unreadNotifications } from '../../lib/notifications';
import { useProblem } from '../../lib/problem';

/** Marks a notification, or without an id all of them, as read: seen at once, taken back when that fails. */
export function useMarkRead() {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const list = notifications(api).queryKey;
  const unread = unreadNotifications(api).queryKey;
  return useMutation({
    mutationFn: (notificationId: number | null) => answerOf(notificationId === null
      ? api.POST('/api/notifications/read')
      : api.POST('/api/notifications/{notificationId}/read', { params: { path: { notificationId: String(notificationId) } } })),
    onMutate: async (notificationId) => {
      await queries.cancelQueries({ queryKey: ['notifications'] });
      const before = queries.getQueryData(list);
      queries.setQueryData(list, (known) => known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page, items: page.items.map((item) => (notificationId === null || item.id === notificationId ? { ...item, isRead: true } : item)),
        })),
      });
      return before;
    },
    onError: (error, notificationId, before) => {
      queries.setQueryData(list, before);
      // Who opens one is on the way to its video, and is not held up.
      if (notificationId === null) toast(problem(error));
    },
    onSuccess: (answer) => queries.setQueryData(unread, answer.unread),
  });
}
