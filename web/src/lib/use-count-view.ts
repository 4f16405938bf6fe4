import { useCallback, useEffect, useRef } from 'react';
import type { ApiClient } from './api';

/** Of uninterrupted playing: who only looked in has not watched. */
const watchedMilliseconds = 3000;

/** Returns the player's `onPlaying`: tells the server once that `videoId` is watched. */
export function useCountView(api: ApiClient | undefined, videoId: string | undefined): (playing: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const counted = useRef<string>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((playing: boolean) => {
    clearTimeout(timer.current);
    if (!playing || !api || !videoId || counted.current === videoId) return;
    timer.current = setTimeout(() => {
      counted.current = videoId;
      // Not worth a word to anybody when it fails.
      void api.POST('/api/video/{videoId}/view', { params: { path: { videoId } } }).catch(() => undefined);
    }, watchedMilliseconds);
  }, [api, videoId]);
}
