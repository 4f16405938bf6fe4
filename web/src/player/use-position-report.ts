import { useEffect, useEffectEvent } from 'react';

const everyMilliseconds = 10_000;
/** Who moved less than this since the last report has not moved. */
const leastSeconds = 1;

/** Says where playback stands: every 10 s while it plays, when it stops, and when the page is left. */
export function usePositionReport(video: HTMLVideoElement | null, onPosition: ((seconds: number) => void) | undefined): void {
  const report = useEffectEvent((seconds: number) => onPosition?.(seconds));
  useEffect(() => {
    if (!video) return undefined;
    let present = 0;
    let told: number | null = null;
    const tell = () => {
      // Before the first picture there is nothing to tell.
      if (told === null && !(present > 0)) return;
      if (told !== null && Math.abs(present - told) < leastSeconds) return;
      told = present;
      report(present);
    };
    const onTime = () => {
      // Not when the element is emptied, which sets it back.
      if (video.readyState >= HTMLMediaElement.HAVE_METADATA && !video.seeking) present = video.currentTime;
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') tell();
    };
    const timer = setInterval(() => !video.paused && tell(), everyMilliseconds);
    video.addEventListener('timeupdate', onTime);
    video.addEventListener('pause', tell);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      clearInterval(timer);
      video.removeEventListener('timeupdate', onTime);
      video.removeEventListener('pause', tell);
      document.removeEventListener('visibilitychange', onHidden);
      tell();
    };
  }, [video]);
}
