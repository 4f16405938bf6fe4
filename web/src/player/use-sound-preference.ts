import { useEffect } from 'react';

const key = 'sunomi.sound';

function restore(video: HTMLVideoElement): void {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { volume?: unknown; muted?: unknown };
    if (typeof kept.volume === 'number') video.volume = Math.min(1, Math.max(0, kept.volume));
    if (typeof kept.muted === 'boolean') video.muted = kept.muted;
  } catch {
    // Nothing usable was kept: the element's own defaults stay.
  }
}

/** Keeps volume and mute over videos and visits. */
export function useSoundPreference(video: HTMLVideoElement | null): void {
  useEffect(() => {
    if (!video) return undefined;
    restore(video);
    const keep = () => localStorage.setItem(key, JSON.stringify({ volume: video.volume, muted: video.muted }));
    video.addEventListener('volumechange', keep);
    return () => video.removeEventListener('volumechange', keep);
  }, [video]);
}
