import { useEffect, useState } from 'react';
import { asWebKit } from './webkit';

/** Is there another device near that the browser could play this on? */
export function useCasting(video: HTMLVideoElement | null): boolean {
  const [available, setAvailable] = useState(false);
  useEffect(() => {
    if (!video) return undefined;
    if (asWebKit(video).webkitShowPlaybackTargetPicker) {
      const look = (event: Event) => setAvailable((event as Event & { availability?: string }).availability === 'available');
      video.addEventListener('webkitplaybacktargetavailabilitychanged', look);
      return () => video.removeEventListener('webkitplaybacktargetavailabilitychanged', look);
    }
    if (!('remote' in video)) return undefined;
    // Rejected where looking for devices all the time is not possible; then there is no button.
    const watch = video.remote.watchAvailability(setAvailable).catch(() => null);
    return () => {
      void watch.then((id) => (id === null ? undefined : video.remote.cancelWatchAvailability(id)));
    };
  }, [video]);
  return available;
}
