import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answerOf, ApiError, type ApiClient, type VideoListItem } from './api';

/** A multiple of 2, 3 and 4, so that full rows fit every width of the grid. */
export const pageSize = 24;

const listKeys = { newest: ['videos', 'newest'], mine: ['videos', 'mine'] } as const;
const videoKey = (videoId: string) => ['video', videoId] as const;

/** A page that is not full is the last; uploads that push others onto the next page are dropped by `joinPages`. */
const nextSkip = (last: VideoListItem[], pages: VideoListItem[][]) =>
  last.length < pageSize ? undefined : pages.length * pageSize;

export function joinPages(pages: VideoListItem[][]): VideoListItem[] {
  return [...new Map(pages.flat().map((video) => [video.id, video])).values()];
}

export function newestVideos(api: ApiClient) {
  return infiniteQueryOptions({
    queryKey: listKeys.newest,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/api/video/all-videos', { params: { query: { skip: pageParam, take: pageSize } }, signal })),
    getNextPageParam: nextSkip,
  });
}

/** Every video of `userId`, in every state when the session is theirs. */
export function myVideos(api: ApiClient, userId: string) {
  return infiniteQueryOptions({
    queryKey: [...listKeys.mine, userId],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/video/user/{userId}/videos', {
          params: { path: { userId }, query: { skip: pageParam, take: pageSize } },
          signal,
        }),
      ),
    getNextPageParam: nextSkip,
  });
}

export function oneVideo(api: ApiClient, videoId: string) {
  return queryOptions({
    queryKey: videoKey(videoId),
    queryFn: ({ signal }) => answerOf(api.GET('/api/video/{videoId}', { params: { path: { videoId } }, signal })),
  });
}

/** Deletes; a video that is gone already counts as deleted. */
export async function deleteVideo(api: ApiClient, videoId: string): Promise<void> {
  try {
    await answerOf(api.DELETE('/api/video/{videoId}', { params: { path: { videoId } } }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
}

/** After a video came, changed or went: the lists are read again when next seen, the video itself is forgotten. */
export async function forgetVideo(queries: QueryClient, videoId: string): Promise<void> {
  queries.removeQueries({ queryKey: videoKey(videoId) });
  await queries.invalidateQueries({ queryKey: ['videos'] });
}

/** Network trouble and a busy server deserve more attempts; a refusal does not. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const status = error instanceof ApiError ? error.status : 500;
  return failures < 2 && (status === 0 || status >= 500);
}
