import { useEffect, useState } from 'react';
import { useServices } from './app-context';
import type { Progress } from './progress';
import { followProgress, type Link } from './progress-stream';

/** The newest state of `videoId`'s work, live; nothing is followed while `videoId` is null. */
export function useProgress(videoId: string | null): { progress: Progress | null; link: Link } {
  const { config, session } = useServices();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [link, setLink] = useState<Link>('connecting');
  useEffect(() => {
    if (videoId === null) return undefined;
    return followProgress(config, videoId, {
      onProgress: setProgress,
      onLink: setLink,
      token: () => session.token(),
    });
  }, [config, session, videoId]);
  // What was heard of another video is not this one's.
  return { progress: progress?.videoId === videoId ? progress : null, link };
}
