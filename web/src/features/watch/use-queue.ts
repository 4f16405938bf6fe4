import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useServices } from '../../lib/app-context';
import { playPath } from '../../lib/playlists';
import { neighbours, shuffled } from './playing-order';
import { wholePlaylist, type WholePlaylist } from './whole-playlist';

/** The playlist that a video is played from. */
export interface Queue {
  list: Pick<UseQueryResult<WholePlaylist>, 'data' | 'error' | 'isPending' | 'refetch'>;
  pathOf: (videoId: string) => string;
  next: string | null;
  previous: string | null;
  shuffles: boolean;
  loops: boolean;
  onShuffle: () => void;
  onLoop: () => void;
}

/** The playlist of the address (`?list=`), if there is one. How it is played holds as long as one stays in it. */
export function useQueue(videoId: string): Queue | null {
  const { api } = useServices();
  const [search] = useSearchParams();
  const playlistId = search.get('list');
  const [seed, setSeed] = useState<number | null>(null);
  const [loops, setLoops] = useState(false);
  // All of it is read here: this page is drawn again when what it has read changes.
  const { data, error, isPending, refetch } = useQuery({ ...wholePlaylist(api, playlistId ?? ''), enabled: playlistId !== null });
  if (playlistId === null) return null;
  const ids = data?.videos.map(({ id }) => id) ?? [];
  return {
    list: { data, error, isPending, refetch },
    pathOf: (id) => playPath(playlistId, id),
    ...neighbours(seed === null ? ids : shuffled(ids, seed), videoId, loops),
    shuffles: seed !== null,
    loops,
    onShuffle: () => setSeed(seed === null ? Date.now() : null),
    onLoop: () => setLoops(!loops),
  };
}
