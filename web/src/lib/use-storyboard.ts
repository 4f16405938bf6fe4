import { useEffect, useState } from 'react';
import { readStoryboard, type Tile } from './storyboard';

const nothing: readonly Tile[] = [];

/** The tiles of the storyboard at `url`, read when they are first wanted; none without one, or when it cannot be read. */
export function useStoryboard(url: string | null, wanted: boolean): readonly Tile[] {
  const [read, setRead] = useState<{ url: string; tiles: readonly Tile[] } | null>(null);
  const isRead = read?.url === url;
  useEffect(() => {
    if (url === null || !wanted || isRead) return undefined;
    const leaving = new AbortController();
    fetch(url, { signal: leaving.signal })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(`status ${response.status}`))))
      .then((file) => setRead({ url, tiles: readStoryboard(file, new URL(url, location.href).href) }))
      // Only a picture is missing then; the next time somebody looks it is tried again.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [url, wanted, isRead]);
  return isRead ? read.tiles : nothing;
}
