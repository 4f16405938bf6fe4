import { queryOptions } from '@tanstack/react-query';
import { answerOf, type ApiClient } from './api';

/** What this instance is called, allows and offers. */
export function instanceFacts(api: ApiClient) {
  return queryOptions({
    queryKey: ['instance'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/instance', { signal })),
    staleTime: 10 * 60_000,
  });
}
