import { useState } from 'react';
import type { VideoDetail } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { usePreferences } from '../../lib/preferences';

const key = (videoId: string) => `sunomi.warned.${videoId}`;

function wasAccepted(videoId: string): boolean {
  try {
    return sessionStorage.getItem(key(videoId)) !== null;
  } catch {
    return false;
  }
}

/** Whether viewers are warned before this video, once in a session; and the way past the warning. */
export function useWarning(video: VideoDetail | undefined): { warns: boolean; accept: () => void } {
  const { skipWarnings } = usePreferences();
  const user = useUser();
  const [accepted, setAccepted] = useState<string | null>(null);
  const accept = () => {
    if (!video) return;
    setAccepted(video.id);
    try {
      sessionStorage.setItem(key(video.id), '1');
    } catch {
      // As long as the page is open it is remembered all the same.
    }
  };
  if (!video || video.moderationTypes.length === 0) return { warns: false, accept };
  const known = accepted === video.id || wasAccepted(video.id) || user?.userId === video.userId;
  return { warns: !skipWarnings && !known, accept };
}
