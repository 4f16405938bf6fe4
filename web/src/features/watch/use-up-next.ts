import { useState } from 'react';
import type { VideoListItem } from '../../lib/api';
import type { Queue } from './use-queue';

/** Someone who writes, or looks into a dialog, is not to be carried away. */
function isBusyElsewhere(): boolean {
  return document.activeElement?.closest('input, textarea, [role=dialog]') != null;
}

export interface NextVideo {
  video: VideoListItem;
  to: string;
}

/** What follows a video: the next of its playlist. `shown` once the video has ended. */
export function useUpNext(queue: Queue | null) {
  const [ended, setEnded] = useState<'counts' | 'waits' | null>(null);
  const video = queue?.list.data?.videos.find(({ id }) => id === queue.next);
  const next: NextVideo | null = queue && video ? { video, to: queue.pathOf(video.id) } : null;
  return {
    next,
    shown: next === null ? null : ended,
    onEnded: () => setEnded(isBusyElsewhere() ? 'waits' : 'counts'),
    onCancel: () => setEnded(null),
  };
}
