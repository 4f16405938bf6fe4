import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { keepItems } from '../../lib/paged';
import { moveInPlaylist, playlistItems, takeFromPlaylist, withMoved, type Playlist } from '../../lib/playlists';
import { useProblem } from '../../lib/problem';

export interface PlaylistDetails {
  title: string;
  description: string;
  visibility: string;
}

/** After a playlist came, changed or went. */
function forgetPlaylists(queries: QueryClient) {
  return Promise.all([queries.invalidateQueries({ queryKey: ['playlists'] }), queries.invalidateQueries({ queryKey: ['playlist'] })]);
}

export function useCreatePlaylist(onCreated: (playlist: Playlist) => void) {
  const { api } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (details: PlaylistDetails) => answerOf(api.POST('/api/playlists', { body: details })),
    onSuccess: (playlist) => {
      onCreated(playlist);
      return forgetPlaylists(queries);
    },
  });
}

export function useChangePlaylist(playlistId: string, onDone: () => void) {
  const { api } = useServices();
  const { common } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (details: PlaylistDetails) =>
      answerOf(api.PUT('/api/playlists/{playlistId}', { params: { path: { playlistId } }, body: details })),
    onSuccess: async () => {
      onDone();
      toast(common.saved);
      await forgetPlaylists(queries);
    },
  });
}

export function useDeletePlaylist(playlistId: string, onDone: () => void) {
  const { api } = useServices();
  const { playlists } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/playlists/{playlistId}', { params: { path: { playlistId } } })),
    onSuccess: async () => {
      onDone();
      toast(playlists.deleted);
      queries.removeQueries({ queryKey: ['playlist', playlistId] });
      await queries.invalidateQueries({ queryKey: ['playlists'] });
    },
  });
}

/** What changing a playlist's items needs. Changes are seen at once, and taken back when they fail. */
function useItemsOf(playlistId: string) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { queryKey } = playlistItems(api, playlistId);
  return { api, queries, toast, problem, queryKey };
}

/** Takes a video out of a playlist. */
export function useRemoveItem(playlistId: string) {
  const { api, queries, toast, problem, queryKey } = useItemsOf(playlistId);
  const { playlists } = useText();
  return useMutation({
    mutationFn: (videoId: string) => takeFromPlaylist(api, playlistId, videoId),
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
      toast(playlists.removed);
      return forgetPlaylists(queries);
    },
  });
}

/** Moves a video of a playlist from one place to another, both counted from 0 among those that are shown. */
export function useMoveItem(playlistId: string) {
  const { api, queries, toast, problem, queryKey } = useItemsOf(playlistId);
  return useMutation({
    // One after the other, or the last one would be put behind a place that is not there yet.
    scope: { id: `move ${playlistId}` },
    mutationFn: ({ videoId, after }: { videoId: string; after: string | null; from: number; to: number }) =>
      moveInPlaylist(api, playlistId, videoId, after),
    onMutate: async ({ from, to }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (known) => known && { ...known, pages: withMoved(known.pages, from, to) });
      return before;
    },
    onError: (error, _, before) => {
      queries.setQueryData(queryKey, before);
      toast(problem(error));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['playlist', playlistId, 'head'] }),
  });
}
