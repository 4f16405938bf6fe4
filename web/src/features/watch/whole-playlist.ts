import { queryOptions } from '@tanstack/react-query';
import { answerOf, type ApiClient, type VideoListItem } from '../../lib/api';
import { nextCursor } from '../../lib/paged';
import type { Playlist } from '../../lib/playlists';

/** More than this nobody plays in one go. */
const mostPages = 10;

export interface WholePlaylist {
  playlist: Playlist;
  videos: VideoListItem[];
}

/** A playlist with its videos, as far as one may see them; up to a thousand. */
export function wholePlaylist(api: ApiClient, playlistId: string) {
  return queryOptions({
    queryKey: ['playlist', playlistId, 'whole'],
    queryFn: async ({ signal }): Promise<WholePlaylist> => {
      const videos: VideoListItem[] = [];
      let after: string | null = null;
      for (let page = 1; ; page += 1) {
        const query: { take: number; after?: string } = { take: 100, ...(after === null ? {} : { after }) };
        const asked = api.GET('/api/playlists/{playlistId}', { params: { path: { playlistId }, query }, signal });
        const { playlist, items } = await answerOf(asked);
        videos.push(...items.map(({ video }) => video));
        after = nextCursor((await asked).response.headers.get('Link'));
        if (after === null || page === mostPages) return { playlist, videos };
      }
    },
  });
}
