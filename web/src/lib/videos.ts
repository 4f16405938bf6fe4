import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answerOf, ApiError, type ApiClient, type VideoDetail, type VideoListItem } from './api';
import { pagedList } from './paged';

const videoKey = (videoId: string) => ['video', videoId] as const;
const asList = (videos: VideoListItem[]) => videos;

export function newestVideos(api: ApiClient) {
  return pagedList(
    ['videos', 'newest'],
    (query, signal) => api.GET('/api/video/all-videos', { params: { query }, signal }),
    asList,
  );
}

/** A channel's videos; to their owner all of them, in every state. */
export function channelVideos(api: ApiClient, userId: string) {
  return pagedList(
    ['videos', 'of', userId],
    (query, signal) => api.GET('/api/video/user/{userId}/videos', { params: { path: { userId }, query }, signal }),
    asList,
  );
}

export function oneVideo(api: ApiClient, videoId: string) {
  return queryOptions({
    queryKey: videoKey(videoId),
    queryFn: ({ signal }) => answerOf(api.GET('/api/video/{videoId}', { params: { path: { videoId } }, signal })),
  });
}

/** Whether a moderator keeps it from everyone but its owner: they alone get it by a pass, though it is not private. */
export function isHeld({ visibility, mediaUrl }: Pick<VideoDetail, 'visibility' | 'mediaUrl'>): boolean {
  return visibility !== 'private' && mediaUrl.includes('/~');
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
