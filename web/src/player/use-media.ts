import { useEffect, useState } from 'react';
import { initialMediaState, mediaEvents, readMediaState, type MediaState } from './media-state';

/** The state of a media element, read again after each of its events. */
export function useMedia(video: HTMLVideoElement | null): MediaState {
  const [state, setState] = useState(initialMediaState);
  useEffect(() => {
    if (!video) return undefined;
    const read = () => setState(readMediaState(video));
    for (const event of mediaEvents) video.addEventListener(event, read);
    return () => {
      for (const event of mediaEvents) video.removeEventListener(event, read);
    };
  }, [video]);
  return state;
}
