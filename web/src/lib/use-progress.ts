import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from './app-context';
import type { Link } from './live-connection';
import type { Progress } from './progress';

/** The newest state of `videoId`'s work, live; nothing is followed while `videoId` is null. With another `attempt`, what
 *  was heard so far counts no more. */
export function useProgress(videoId: string | null, attempt = 0): { progress: Progress | null; link: Link } {
  const { live } = useServices();
  const [heard, setHeard] = useState<{ progress: Progress; attempt: number } | null>(null);
  const link = useSyncExternalStore(live.subscribeLink, live.currentLink);
  useEffect(
    () => (videoId === null ? undefined : live.watch(videoId, (progress) => setHeard({ progress, attempt }))),
    [live, videoId, attempt],
  );
  // What was heard of another video is not this one's.
  const isCurrent = heard !== null && heard.progress.videoId === videoId && heard.attempt === attempt;
  return { progress: isCurrent ? heard.progress : null, link };
}
