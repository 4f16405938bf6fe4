import { useEffect, useEffectEvent } from 'react';
import type { MediaControls } from './controls';
import { initialMediaState, type MediaState } from './media-state';

export interface Piece {
  title: string;
  artist: string;
  /** Address of the still. */
  artwork: string;
}

interface Neighbours {
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
}

function setHandler(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // A browser need not know every action.
  }
}

/** What is said of a piece and done to it outside the page: on lock screens, by headphones and keyboards' media keys. */
export function useMediaSession(
  controls: MediaControls | null, piece: Piece, media: MediaState = initialMediaState, neighbours: Neighbours,
): void {
  const { title, artist, artwork } = piece;
  const { duration, speed, paused, ended } = media;
  const { onNext, onPrevious } = neighbours;
  const isThere = 'mediaSession' in navigator;

  useEffect(() => {
    if (!isThere) return undefined;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork: [{ src: new URL(artwork, location.href).href }] });
    return () => {
      navigator.mediaSession.metadata = null;
    };
  }, [isThere, title, artist, artwork]);

  useEffect(() => {
    if (!isThere || !controls) return undefined;
    const handlers: [MediaSessionAction, MediaSessionActionHandler | null][] = [
      ['play', () => void controls.play()],
      ['pause', () => controls.pause()],
      ['stop', () => controls.pause()],
      ['seekbackward', ({ seekOffset }) => controls.seekBy(-(seekOffset ?? 10))],
      ['seekforward', ({ seekOffset }) => controls.seekBy(seekOffset ?? 10)],
      ['seekto', ({ seekTime }) => seekTime !== undefined && controls.seekTo(seekTime)],
      ['nexttrack', onNext ?? null],
      ['previoustrack', onPrevious ?? null],
    ];
    for (const [action, handler] of handlers) setHandler(action, handler);
    return () => {
      for (const [action] of handlers) setHandler(action, null);
    };
  }, [isThere, controls, onNext, onPrevious]);

  const tellPosition = useEffectEvent(() => {
    if (!controls || duration === 0) return;
    const position = Math.min(duration, controls.video.currentTime);
    navigator.mediaSession.setPositionState({ duration, playbackRate: speed, position });
  });
  useEffect(() => {
    if (!isThere || !controls) return undefined;
    navigator.mediaSession.playbackState = paused || ended ? 'paused' : 'playing';
    tellPosition();
    const { video } = controls;
    video.addEventListener('seeked', tellPosition);
    return () => video.removeEventListener('seeked', tellPosition);
  }, [isThere, controls, duration, speed, paused, ended]);
}
