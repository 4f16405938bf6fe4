import { queryOptions } from '@tanstack/react-query';
import { answerOf, type ApiClient } from '../../lib/api';

const most = 20;

/** What to show beside a video, and to play after it; that with the most in common first. */
export function relatedTo(api: ApiClient, videoId: string) {
  return queryOptions({
    queryKey: ['videos', 'related', videoId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/video/{videoId}/related', { params: { path: { videoId }, query: { take: most } }, signal })),
    // The list stays as it is while someone watches.
    staleTime: Infinity,
  });
}
