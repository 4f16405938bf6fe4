import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, type ApiClient, type VideoListItem } from '../../lib/api';
import { nextCursor, pageSize, type ListPage } from '../../lib/paged';
import type { Filters } from './filters';

export interface FoundPage extends ListPage<VideoListItem> {
  /** What the server searched, when nothing had the words as they were typed. */
  instead: string | null;
}

function decoded(header: string | null): string | null {
  try {
    return header === null ? null : decodeURIComponent(header);
  } catch {
    return null;
  }
}

/** What a search finds, page after page. */
export function foundVideos(api: ApiClient, q: string, filters: Filters) {
  return infiniteQueryOptions({
    queryKey: ['videos', 'search', q, filters],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<FoundPage> => {
      const query = { q, ...filters, take: pageSize, ...(pageParam === '' ? {} : { after: pageParam }) };
      const asked = api.GET('/api/video/search', { params: { query }, signal });
      const items = await answerOf(asked);
      const { headers } = (await asked).response;
      return { items, next: nextCursor(headers.get('Link')), instead: decoded(headers.get('Searched-Instead')) };
    },
    getNextPageParam: ({ next }: FoundPage) => next,
  });
}
