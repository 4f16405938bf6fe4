import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { history, historySettings } from '../../lib/history';
import { useText } from '../../lib/i18n';
import { keepItems } from '../../lib/paged';
import { useProblem } from '../../lib/problem';

/** Takes one video out of the history: gone at once, back when that fails. */
export function useForgetWatched() {
  const { api } = useServices();
  const { history: words } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { queryKey } = history(api);
  return useMutation({
    mutationFn: (videoId: string) => answerOf(api.DELETE('/api/user/history/{videoId}', { params: { path: { videoId } } })),
    onMutate: async (videoId) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (known) => known && keepItems(known, ({ video }) => video.id !== videoId));
      return before;
    },
    onError: (error, _, before) => {
      queries.setQueryData(queryKey, before);
      toast(problem(error));
    },
    onSuccess: () => {
      toast(words.removed);
      void queries.invalidateQueries({ queryKey: ['history'] });
    },
  });
}

export function useClearHistory(onDone: () => void) {
  const { api } = useServices();
  const { history: words } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/user/history')),
    onSuccess: async () => {
      onDone();
      toast(words.cleared);
      await queries.resetQueries({ queryKey: ['history'] });
    },
  });
}

/** Pauses the history, or goes on with it: seen at once, taken back when that fails. */
export function usePauseHistory() {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { queryKey } = historySettings(api);
  return useMutation({
    mutationFn: (paused: boolean) => answerOf(api.PUT('/api/user/history/settings', { body: { paused } })),
    onMutate: async (paused) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, { paused });
      return before;
    },
    onError: (error, _, before) => {
      queries.setQueryData(queryKey, before);
      toast(problem(error));
    },
    onSuccess: (settings) => queries.setQueryData(queryKey, settings),
  });
}
