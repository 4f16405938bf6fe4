import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { answerOf, type VideoDetail } from '../../../lib/api';
import { useServices, useUser } from '../../../lib/app-context';
import type { ListPage } from '../../../lib/paged';
import { oneVideo } from '../../../lib/videos';
import { commentsKey, repliesKey, type Comment } from './comments';

type Pages = InfiniteData<ListPage<Comment>>;

/** Changes what is known of a video's comments, in every list that holds them. */
class KnownComments {
  constructor(private readonly queries: QueryClient, private readonly videoId: string) {}

  change(change: (comment: Comment) => Comment | null): void {
    this.queries.setQueriesData<Pages>({ queryKey: commentsKey(this.videoId) }, (known) => known && {
      ...known,
      pages: known.pages.map((page) => ({
        ...page, items: page.items.map(change).filter((comment) => comment !== null),
      })),
    });
  }

  /** A comment goes to the top, an answer to the end of its thread. */
  add(comment: Comment, thread: number | null): void {
    const isPlace = (key: readonly unknown[]) => (thread === null ? key[2] !== 'replies' : key[2] === 'replies' && key[3] === thread);
    this.queries.setQueriesData<Pages>({ queryKey: commentsKey(this.videoId), predicate: ({ queryKey }) => isPlace(queryKey) }, (known) => {
      const at = thread === null ? 0 : (known?.pages.length ?? 0) - 1;
      return known && {
        ...known,
        pages: known.pages.map((page, index) => (index === at
          ? { ...page, items: thread === null ? [comment, ...page.items] : [...page.items, comment] }
          : page)),
      };
    });
    if (thread !== null) this.change((known) => (known.id === thread ? { ...known, replies: known.replies + 1 } : known));
  }

  remove(id: number, thread: number | null): void {
    this.change((known) => {
      if (known.id === id) return null;
      return known.id === thread ? { ...known, replies: Math.max(0, known.replies - 1) } : known;
    });
  }
}

/** What is told of a video with `by` more comments. */
const withMore = (by: number) => (video: VideoDetail | undefined) =>
  video && { ...video, comments: Math.max(0, video.comments + by) };

/** Writing, changing and deleting comments: shown at once, taken back when it fails. */
export function useCommentChanges(videoId: string) {
  const { api } = useServices();
  const user = useUser();
  const queries = useQueryClient();
  const known = new KnownComments(queries, videoId);
  const videoKey = oneVideo(api, videoId).queryKey;
  const path = (comment: Comment) => ({ videoId, commentId: String(comment.id) });
  const readAgain = () => queries.invalidateQueries({ queryKey: commentsKey(videoId) });

  const add = useMutation({
    mutationFn: ({ text, thread }: { text: string; thread: number | null }) =>
      answerOf(api.POST('/api/video/{videoId}/comment', { params: { path: { videoId } }, body: { comment: text, replyTo: thread } })),
    onMutate: async ({ text, thread }) => {
      await queries.cancelQueries({ queryKey: thread === null ? commentsKey(videoId) : repliesKey(videoId, thread) });
      const { userId = '', name = '', profilePictureUrl = '' } = user ?? {};
      const comment: Comment = {
        id: -Date.now(), user: { userId, name, profilePictureUrl }, text, timeStamp: new Date().toISOString(), edited: null,
        replies: 0, mine: true, mayDelete: true,
      };
      known.add(comment, thread);
      queries.setQueryData(videoKey, withMore(1));
      return comment.id;
    },
    onSuccess: (comment, _, temporary) => known.change((other) => (other.id === temporary ? comment : other)),
    onError: (_error, { thread }, temporary) => {
      if (temporary === undefined) return;
      known.remove(temporary, thread);
      queries.setQueryData(videoKey, withMore(-1));
    },
  });

  const edit = useMutation({
    mutationFn: ({ comment, text }: { comment: Comment; text: string }) =>
      answerOf(api.PUT('/api/video/{videoId}/comments/{commentId}', { params: { path: path(comment) }, body: { comment: text } })),
    onMutate: ({ comment, text }) => known.change((other) => (other.id === comment.id ? { ...other, text } : other)),
    onSuccess: (answer) => known.change((other) => (other.id === answer.id ? { ...other, ...answer } : other)),
    onError: (_error, { comment }) => known.change((other) => (other.id === comment.id ? comment : other)),
  });

  const remove = useMutation({
    mutationFn: ({ comment }: { comment: Comment; thread: number | null }) =>
      answerOf(api.DELETE('/api/video/{videoId}/comments/{commentId}', { params: { path: path(comment) } })),
    onSuccess: (_, { comment, thread }) => {
      known.remove(comment.id, thread);
      queries.setQueryData(videoKey, withMore(-1 - comment.replies));
    },
    // Somebody else may have been quicker.
    onError: () => readAgain(),
  });

  return { add, edit, remove };
}
