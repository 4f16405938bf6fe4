import { initialEngineState, type EngineRequest, type PlayerEngine } from './engine';
import { hlsIsSupported, makeHlsEngine } from './hls-engine';
import { makeNativeEngine, nativeHlsIsSupported } from './native-engine';
import { asWebKit } from './webkit';

/** The browser's own where that is the maker's own (Safari: AirPlay, its full screen, its captions); Chromium has learnt
 *  it too, but plays worse than hls.js with it. Null: this browser has neither. */
export function openEngine(request: EngineRequest): PlayerEngine | null {
  const isNative = nativeHlsIsSupported(request.video);
  if (isNative && asWebKit(request.video).webkitShowPlaybackTargetPicker) return makeNativeEngine(request);
  if (hlsIsSupported()) return makeHlsEngine(request);
  if (isNative) return makeNativeEngine(request);
  request.onState({ ...initialEngineState, phase: 'failed', problem: 'unsupported' });
  return null;
}
