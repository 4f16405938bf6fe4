import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { oneVideo } from '../../lib/videos';

/** Likes a video or no longer does; shown at once, taken back when it fails. */
export function useLike(videoId: string, onFailed: (error: unknown) => void) {
  const { api } = useServices();
  const queries = useQueryClient();
  const { queryKey } = oneVideo(api, videoId);
  const know = (change: (video: VideoDetail) => Partial<VideoDetail>) =>
    queries.setQueryData(queryKey, (video) => video && { ...video, ...change(video) });
  return useMutation({
    // One after the other, so that the last click wins.
    scope: { id: `like ${videoId}` },
    mutationFn: (isLiking: boolean) =>
      answerOf(api.POST('/api/video/{videoId}/like', { params: { path: { videoId } }, body: { isLiking } })),
    onMutate: async (userHasLiked) => {
      await queries.cancelQueries({ queryKey });
      know(({ likes }) => ({ userHasLiked, likes: likes + (userHasLiked ? 1 : -1) }));
    },
    onError: (error, wanted) => {
      know(({ likes }) => ({ userHasLiked: !wanted, likes: likes - (wanted ? 1 : -1) }));
      onFailed(error);
    },
    onSuccess: ({ likes }) => {
      know(() => ({ likes }));
      void queries.invalidateQueries({ queryKey: ['videos', 'liked'] });
    },
  });
}
