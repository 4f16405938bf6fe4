import { queryOptions } from '@tanstack/react-query';
import { answerOf, type ApiClient } from './api';

/** How much of one's quota is taken. */
export function storageUsage(api: ApiClient) {
  return queryOptions({
    queryKey: ['usage'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/user/usage', { signal })),
  });
}
