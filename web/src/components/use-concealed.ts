import type { VideoListItem } from '../lib/api';
import { useUser } from '../lib/app-context';
import { usePreferences } from '../lib/preferences';

/** Whether a video's picture is kept from eyes that have not asked for it: viewers are warned of what is in it. */
export function useConcealed(video: Pick<VideoListItem, 'hasContentWarning' | 'userId'> | undefined): boolean {
  const { skipWarnings } = usePreferences();
  const user = useUser();
  return video !== undefined && video.hasContentWarning && !skipWarnings && user?.userId !== video.userId;
}
