import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from './api';
import { pagedList, type ListPage } from './paged';

export type Playlist = Answer<'/api/playlists', 'get'>[number];
export type PlaylistItem = Answer<'/api/playlists/{playlistId}', 'get'>['items'][number];

/** The id under which everyone's own list of that name is found. */
export const watchLaterId = 'watch-later';

export const playlistPath = (playlistId: string) => `/playlists/${encodeURIComponent(playlistId)}`;
/** The watch page of a video as a part of a playlist. */
export const playPath = (playlistId: string, videoId: string) => `/watch/${videoId}?list=${encodeURIComponent(playlistId)}`;

const asList = (playlists: Playlist[]) => playlists;

export function ownPlaylists(api: ApiClient) {
  return pagedList(['playlists', 'own'], (query, signal) => api.GET('/api/playlists', { params: { query }, signal }), asList);
}

export function channelPlaylists(api: ApiClient, userId: string) {
  return pagedList(
    ['playlists', 'of', userId.toLowerCase()],
    (query, signal) => api.GET('/api/user/{userId}/playlists', { params: { path: { userId }, query }, signal }),
    asList,
  );
}

export const playlistItemsKey = (playlistId: string) => ['playlist', playlistId, 'items'] as const;

export function playlistItems(api: ApiClient, playlistId: string) {
  return pagedList(
    playlistItemsKey(playlistId),
    (query, signal) => api.GET('/api/playlists/{playlistId}', { params: { path: { playlistId }, query }, signal }),
    ({ items }: { items: PlaylistItem[] }) => items,
  );
}

/** What is said of a playlist, and its first video, whose still stands for it. */
export function playlistHead(api: ApiClient, playlistId: string) {
  return queryOptions({
    queryKey: ['playlist', playlistId, 'head'],
    queryFn: async ({ signal }) => {
      const { playlist, items } = await answerOf(
        api.GET('/api/playlists/{playlistId}', { params: { path: { playlistId }, query: { take: 1 } }, signal }));
      return { playlist, first: items[0]?.video ?? null };
    },
  });
}

export function addToPlaylist(api: ApiClient, playlistId: string, videoId: string) {
  return answerOf(api.POST('/api/playlists/{playlistId}/items', { params: { path: { playlistId } }, body: { videoId } }));
}

export function takeFromPlaylist(api: ApiClient, playlistId: string, videoId: string) {
  return answerOf(api.DELETE('/api/playlists/{playlistId}/items/{videoId}', { params: { path: { playlistId, videoId } } }));
}

/** Puts a video of a playlist behind `after`, or first. */
export function moveInPlaylist(api: ApiClient, playlistId: string, videoId: string, after: string | null) {
  return answerOf(api.PUT('/api/playlists/{playlistId}/items/{videoId}', {
    params: { path: { playlistId, videoId } }, body: { after },
  }));
}

/** The pages with the item at `from` at place `to`; pages keep their lengths and cursors. */
export function withMoved<Item>(pages: readonly ListPage<Item>[], from: number, to: number): ListPage<Item>[] {
  const items = pages.flatMap((page) => page.items);
  const moved = items.splice(from, 1);
  items.splice(to, 0, ...moved);
  let begin = 0;
  return pages.map((page) => {
    const end = begin + page.items.length;
    const part = { ...page, items: items.slice(begin, end) };
    begin = end;
    return part;
  });
}
