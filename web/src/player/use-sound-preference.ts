import { useEffect } from 'react';
import type { MediaControls } from './controls';

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

function keep({ volume, muted }: HTMLVideoElement): void {
  try {
    localStorage.setItem(key, JSON.stringify({ volume, muted }));
  } catch {
    // A full or forbidden storage costs the preference, nothing more.
  }
}

/** Keeps volume and mute over videos and visits. */
export function useSoundPreference(controls: MediaControls | null): void {
  useEffect(() => {
    if (!controls) return undefined;
    const { video } = controls;
    restore(video);
    const onChange = () => {
      if (!controls.isMutedByForce) keep(video);
    };
    video.addEventListener('volumechange', onChange);
    return () => video.removeEventListener('volumechange', onChange);
  }, [controls]);
}
