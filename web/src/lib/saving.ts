import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, type ApiClient } from './api';
import { useServices } from './app-context';
import { pagedList } from './paged';
import { addToPlaylist, takeFromPlaylist, watchLaterId } from './playlists';

/** One's own playlists, each with whether `videoId` is in it. */
export function playlistsWith(api: ApiClient, videoId: string) {
  return pagedList(
    ['playlists', 'with', videoId],
    (page, signal) => api.GET('/api/playlists', { params: { query: { ...page, videoId } }, signal }),
    (playlists) => playlists,
  );
}

/** Playlists have changed. Lists to choose from keep their order for as long as they are shown. */
function forgetPlaylists(queries: QueryClient) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ['playlists'], predicate: ({ queryKey }) => queryKey[1] !== 'with' }),
    queries.invalidateQueries({ queryKey: ['playlists', 'with'], refetchType: 'none' }),
    queries.invalidateQueries({ queryKey: ['playlist'] }),
  ]);
}

interface Saving {
  playlistId: string;
  /** Of the playlist. */
  title: string;
  /** False: takes it out. */
  keep: boolean;
}

/** Puts a video into playlists and takes it out of them; shown at once, taken back when it fails. */
export function useSaving(videoId: string, onDone: (saving: Saving) => void, onFailed: (error: unknown) => void) {
  const { api } = useServices();
  const queries = useQueryClient();
  const { queryKey } = playlistsWith(api, videoId);
  const know = (playlistId: string, hasVideo: boolean) => queries.setQueryData(queryKey, (known) => known && {
    ...known,
    pages: known.pages.map((page) => ({
      ...page, items: page.items.map((list) => (list.id === playlistId ? { ...list, hasVideo } : list)),
    })),
  });
  return useMutation({
    // One after the other, so that the last click wins.
    scope: { id: `save ${videoId}` },
    mutationFn: ({ playlistId, keep }: Saving) => (keep ? addToPlaylist : takeFromPlaylist)(api, playlistId, videoId),
    onMutate: async ({ playlistId, keep }) => {
      await queries.cancelQueries({ queryKey });
      know(playlistId, keep);
    },
    onSuccess: (_answer, saving) => onDone(saving),
    onError: (error, { playlistId, keep }) => {
      know(playlistId, !keep);
      onFailed(error);
    },
    onSettled: async (_answer, _error, { playlistId }) => {
      await forgetPlaylists(queries);
      // Its first use has made it.
      if (playlistId === watchLaterId) await queries.refetchQueries({ queryKey });
    },
  });
}

/** Makes a playlist that begins with a video. */
export function useNewPlaylist(videoId: string) {
  const { api } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { title: string; visibility: string }) => {
      const made = await answerOf(api.POST('/api/playlists', { body }));
      await addToPlaylist(api, made.id, videoId);
      return made;
    },
    onSettled: async () => {
      await forgetPlaylists(queries);
      await queries.refetchQueries({ queryKey: playlistsWith(api, videoId).queryKey });
    },
  });
}
