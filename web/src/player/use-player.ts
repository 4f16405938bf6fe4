import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MediaControls } from './controls';
import type { EngineFigures, EngineState, Making, QualityChoice } from './engine';
import type { HintContent } from './hint';
import type { MediaState } from './media-state';
import { useCaptions, type Captions } from './use-captions';
import { useEngine } from './use-engine';
import { useFullscreen } from './use-fullscreen';
import { useMedia } from './use-media';
import { useSoundPreference } from './use-sound-preference';

/** All that the parts of a player show, and all that they may do. */
export interface PlayerModel {
  media: MediaState;
  engine: EngineState;
  controls: MediaControls;
  captions: Captions;
  isFullscreen: boolean;
  isLooping: boolean;
  setLooping: (looping: boolean) => void;
  chooseQuality: (quality: QualityChoice) => void;
  chooseAudio: (id: number) => void;
  retry: () => void;
  figures: () => EngineFigures | null;
  /** Says shortly over the picture what a key or a finger has done. */
  hint: HintContent | null;
  say: (hint: Omit<HintContent, 'id'>) => void;
  /** Menus and dialogs must open in here, or full screen hides them. */
  frame: HTMLElement;
}

interface Beginning {
  url: string;
  making: Making;
  start: number;
}

const hintMilliseconds = 900;

function useHint() {
  const [hint, setHint] = useState<HintContent | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback((content: Omit<HintContent, 'id'>) => {
    clearTimeout(timer.current);
    setHint((last) => ({ id: (last?.id ?? 0) + 1, ...content }));
    timer.current = setTimeout(() => setHint(null), hintMilliseconds);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { hint, say };
}

/** Joins a media element, within its frame, with an engine; null until both elements are there. */
export function usePlayer(video: HTMLVideoElement | null, frame: HTMLElement | null, { url, making, start }: Beginning): PlayerModel | null {
  const controls = useMemo(() => (video && frame ? new MediaControls(video, frame) : null), [video, frame]);
  const media = useMedia(video);
  const engine = useEngine(video, url, making, start);
  const captions = useCaptions(video);
  const isFullscreen = useFullscreen(frame);
  const [isLooping, setLooping] = useState(false);
  const { hint, say } = useHint();
  useSoundPreference(controls);
  if (!controls || !frame) return null;
  return {
    media, engine: engine.state, controls, captions, isFullscreen, isLooping, setLooping, hint, say, frame,
    chooseQuality: engine.choose, chooseAudio: engine.chooseAudio, retry: engine.retry, figures: engine.figures,
  };
}
