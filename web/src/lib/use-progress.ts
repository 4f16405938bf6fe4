import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from './app-context';
import type { Link } from './live-connection';
import type { Progress } from './progress';

/** The newest state of `videoId`'s work, live; nothing is followed while `videoId` is null. */
export function useProgress(videoId: string | null): { progress: Progress | null; link: Link } {
  const { live } = useServices();
  const [progress, setProgress] = useState<Progress | null>(null);
  const link = useSyncExternalStore(live.subscribeLink, live.currentLink);
  useEffect(() => (videoId === null ? undefined : live.watch(videoId, setProgress)), [live, videoId]);
  // What was heard of another video is not this one's.
  return { progress: progress?.videoId === videoId ? progress : null, link };
}
