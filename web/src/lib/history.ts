import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from './api';
import { useServices, useUser } from './app-context';
import { pagedList } from './paged';

export type HistoryItem = Answer<'/api/user/history', 'get'>[number];

export function history(api: ApiClient) {
  return pagedList(
    ['history', 'list'],
    (query, signal) => api.GET('/api/user/history', { params: { query }, signal }),
    (items: HistoryItem[]) => items,
  );
}

export function historySettings(api: ApiClient) {
  return queryOptions({
    queryKey: ['history', 'settings'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/user/history/settings', { signal })),
  });
}

/** How much of a video someone has seen, between 0 and 1; null where nobody can tell. */
export function watchedShare({ position, video }: Pick<HistoryItem, 'position' | 'video'>): number | null {
  if (!video.duration) return null;
  return Math.min(1, Math.max(0, position / video.duration));
}

function watchedShares(api: ApiClient) {
  return queryOptions({
    queryKey: ['history', 'shares'],
    queryFn: async ({ signal }) => {
      const items = await answerOf(api.GET('/api/user/history', { params: { query: { take: 100 } }, signal }));
      return new Map(items.map((item) => [item.video.id, watchedShare(item)]));
    },
    staleTime: 60_000,
    // The map is compared by what is read of it.
    structuralSharing: false,
  });
}

/** How much of a video the logged-in user has seen, if it is among the last hundred: one request for all cards. */
export function useWatchedShare(videoId: string): number | null {
  const { api } = useServices();
  const user = useUser();
  const { data } = useQuery({
    ...watchedShares(api),
    enabled: user !== null,
    select: (shares) => shares.get(videoId) ?? null,
  });
  return user && data !== undefined ? data : null;
}
