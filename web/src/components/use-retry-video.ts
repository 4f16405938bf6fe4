import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf } from '../lib/api';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { useProblem } from '../lib/problem';
import { oneVideo } from '../lib/videos';
import { useToast } from './toast';

/** Has the server try a video that failed again, from its stored original; what comes of it, a toast tells. */
export function useRetryVideo(videoId: string) {
  const { api } = useServices();
  const queries = useQueryClient();
  const { work } = useText();
  const toast = useToast();
  const problem = useProblem();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/video/{videoId}/retry', { params: { path: { videoId } } })),
    onSuccess: async () => {
      toast(work.retried);
      await Promise.all([
        queries.invalidateQueries({ queryKey: oneVideo(api, videoId).queryKey }),
        queries.invalidateQueries({ queryKey: ['videos'] }), queries.invalidateQueries({ queryKey: ['admin'] }),
      ]);
    },
    onError: (error) => toast(problem(error)),
  });
}
