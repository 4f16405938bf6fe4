import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { keepPosition, keptPosition } from '../../lib/guest-positions';
import { readTime } from '../../lib/time-address';
import { oneVideo } from '../../lib/videos';

interface Position {
  /** Seconds. */
  start: number;
  /** Not asked for: it is where the viewer left an earlier time. */
  continued: boolean;
  /** Keeps where playback stands: with the account, or for guests in this browser. */
  keep: (seconds: number) => void;
}

/** Where a video begins (`?t=` of the address, else where one left it), and how that is kept. */
export function usePosition(video: VideoDetail): Position {
  const { api, session } = useServices();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [beginning] = useState(() => {
    const asked = readTime(search.get('t') ?? '');
    if (asked !== null) return { start: asked, continued: false };
    const left = session.token() === null ? keptPosition(video.id) : video.resumeAt;
    return { start: left ?? 0, continued: typeof left === 'number' };
  });

  const { id } = video;
  const duration = video.duration ?? 0;
  const keep = useCallback((seconds: number) => {
    if (session.token() === null) {
      keepPosition(id, seconds, duration);
      return;
    }
    // Who comes back to this page before it is read anew goes on from here, too.
    queries.setQueryData(oneVideo(api, id).queryKey, (known) => known && { ...known, resumeAt: seconds });
    // `keepalive`: also while the page is being left. Not worth a word to anybody when it fails: the next one tells more.
    void api.PUT('/api/video/{videoId}/position', { params: { path: { videoId: id } }, body: { position: seconds }, keepalive: true })
      .catch(() => undefined);
  }, [api, session, queries, id, duration]);
  return { ...beginning, keep };
}
