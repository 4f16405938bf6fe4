import { useEffect, useRef, useState } from 'react';
import { initialEngineState, type PlayerEngine, type QualityChoice } from './engine';
import { openEngine } from './open-engine';

/** One engine for the element and the stream, for as long as both stay. */
export function useEngine(video: HTMLVideoElement | null, url: string, processing: boolean) {
  const [state, setState] = useState(initialEngineState);
  const engine = useRef<PlayerEngine | null>(null);
  // Only how it begins matters to a new engine; later changes are told to it below.
  const processingNow = useRef(processing);

  useEffect(() => {
    processingNow.current = processing;
    engine.current?.setProcessing(processing);
  }, [processing]);

  useEffect(() => {
    if (!video) return undefined;
    const opened = openEngine({ video, url, processing: processingNow.current, onState: setState });
    engine.current = opened;
    return () => {
      engine.current = null;
      opened?.destroy();
    };
  }, [video, url]);

  return {
    state,
    choose: (quality: QualityChoice) => engine.current?.choose(quality),
    retry: () => engine.current?.retry(),
  };
}
