import { initialEngineState, type EngineRequest, type PlayerEngine } from './engine';
import { hlsIsSupported, makeHlsEngine } from './hls-engine';
import { makeNativeEngine, nativeHlsIsSupported } from './native-engine';

/** hls.js first: Chromium says "maybe" to native HLS and then cannot change qualities. Null: this browser has neither. */
export function openEngine(request: EngineRequest): PlayerEngine | null {
  if (hlsIsSupported()) return makeHlsEngine(request);
  if (nativeHlsIsSupported(request.video)) return makeNativeEngine(request);
  request.onState({
    ...initialEngineState,
    phase: 'failed',
    problem: 'This browser cannot play streamed video. Please use a current version of any major browser.',
  });
  return null;
}
