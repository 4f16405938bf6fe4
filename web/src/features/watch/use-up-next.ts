import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { usePreferences } from '../../lib/preferences';
import { relatedTo } from './related';
import type { Queue } from './use-queue';

/** Someone who writes, or looks into a dialog, is not to be carried away. */
function isBusyElsewhere(): boolean {
  return document.activeElement?.closest('input, textarea, [role=dialog]') != null;
}

export interface NextVideo {
  video: VideoListItem;
  to: string;
}

/** What follows a video: the next of its playlist, else what is most related. `shown` once the video has ended. */
export function useUpNext(videoId: string, queue: Queue | null) {
  const { api } = useServices();
  const { autoplayNext } = usePreferences();
  const related = useQuery(relatedTo(api, videoId));
  const [ended, setEnded] = useState<'counts' | 'waits' | null>(null);
  const nextOfList = queue?.list.data?.videos.find(({ id }) => id === queue.next);
  const first = related.data?.[0];
  let next: NextVideo | null = null;
  if (queue) next = nextOfList ? { video: nextOfList, to: queue.pathOf(nextOfList.id) } : null;
  else if (first) next = { video: first, to: `/watch/${first.id}` };
  return {
    next,
    shown: next === null ? null : ended,
    onEnded: () => setEnded(!autoplayNext || isBusyElsewhere() ? 'waits' : 'counts'),
    onCancel: () => setEnded(null),
  };
}
