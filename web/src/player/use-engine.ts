import { useEffect, useRef, useState } from 'react';
import { initialEngineState, type EngineFigures, type Making, type PlayerEngine, type QualityChoice } from './engine';
import { openEngine } from './open-engine';

/** One engine for the element and the stream, for as long as both stay. */
export function useEngine(video: HTMLVideoElement | null, url: string, making: Making, start: number) {
  const [state, setState] = useState(initialEngineState);
  const engine = useRef<PlayerEngine | null>(null);
  // Only how it begins matters to a new engine; later changes are told to it below.
  const beginning = useRef({ making, start });

  useEffect(() => {
    beginning.current = { making, start };
    engine.current?.setMaking(making);
  }, [making, start]);

  useEffect(() => {
    if (!video) return undefined;
    const opened = openEngine({ video, url, ...beginning.current, onState: setState });
    engine.current = opened;
    return () => {
      engine.current = null;
      opened?.destroy();
    };
  }, [video, url]);

  return {
    state,
    choose: (quality: QualityChoice) => engine.current?.choose(quality),
    chooseAudio: (id: number) => engine.current?.chooseAudio(id),
    retry: () => engine.current?.retry(),
    figures: (): EngineFigures | null => engine.current?.figures() ?? null,
  };
}
