import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from '../../../lib/api';
import { pagedList } from '../../../lib/paged';

type Answered = Answer<'/api/video/{videoId}/comments', 'get'>;
/** One that is still being sent has a negative id. */
export type Comment = Answered['comments'][number];
export type Order = 'newest' | 'oldest';

export const commentsKey = (videoId: string) => ['comments', videoId] as const;
export const repliesKey = (videoId: string, thread: number) => [...commentsKey(videoId), 'replies', thread] as const;

const itemsOf = ({ comments }: Answered) => comments;

/** Comments that answer no other. */
export function commentsOn(api: ApiClient, videoId: string, order: Order) {
  return pagedList(
    [...commentsKey(videoId), order],
    (query, signal) => api.GET('/api/video/{videoId}/comments', { params: { path: { videoId }, query: { ...query, order } }, signal }),
    itemsOf,
  );
}

/** Answers to a comment, oldest first. */
export function repliesTo(api: ApiClient, videoId: string, thread: number) {
  return pagedList(
    repliesKey(videoId, thread),
    (query, signal) => api.GET('/api/video/{videoId}/comments/{commentId}/replies', {
      params: { path: { videoId, commentId: String(thread) }, query }, signal,
    }),
    itemsOf,
  );
}

/** The comment that begins the thread which `commentId` is in. Fails with 404 when either is gone. */
export function threadOf(api: ApiClient, videoId: string, commentId: number) {
  const one = (id: number, signal: AbortSignal) => answerOf(
    api.GET('/api/video/{videoId}/comments/{commentId}', { params: { path: { videoId, commentId: String(id) } }, signal }),
  );
  return queryOptions({
    queryKey: ['linked-comment', videoId, commentId],
    queryFn: async ({ signal }) => {
      const comment = await one(commentId, signal);
      return comment.replyTo ? one(comment.replyTo, signal) : comment;
    },
  });
}
