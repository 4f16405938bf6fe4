import { initialEngineState, type EngineRequest, type EngineState, type PlayerEngine } from './engine';

const askAgainMilliseconds = 3000;
const nothingKnown = { codecs: null, bitrate: null, bandwidth: null, requests: null, awaited: null, latency: null };

export function nativeHlsIsSupported(video: HTMLVideoElement): boolean {
  return video.canPlayType('application/vnd.apple.mpegurl') !== '';
}

/** The browser's own HLS (Safari): it chooses qualities itself, and gives up when an answer fails. So it is begun again
 *  where it stood, for as long as it was the network; only what cannot be decoded is a failure. */
export function makeNativeEngine({ video, url, start, onState }: EngineRequest): PlayerEngine {
  let state: EngineState = initialEngineState;
  let from = start;
  let wasPlaying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (part: Partial<EngineState>) => {
    state = { ...state, ...part };
    onState(state);
  };
  const load = () => {
    clearTimeout(timer);
    video.src = url;
    video.load();
  };
  const onReady = () => {
    if (from > 0) video.currentTime = from;
    if (wasPlaying) void video.play().catch(() => undefined);
    change({ phase: 'ready', problem: null, awaits: null });
  };
  const onError = () => {
    from = video.currentTime || from;
    wasPlaying ||= !video.paused;
    if (video.error?.code === MediaError.MEDIA_ERR_DECODE) {
      change({ phase: 'failed', problem: 'unplayable' });
      return;
    }
    change({ awaits: 'network' });
    timer = setTimeout(load, askAgainMilliseconds);
  };
  const onOnline = () => {
    if (state.awaits) load();
  };
  video.addEventListener('loadedmetadata', onReady);
  video.addEventListener('error', onError);
  window.addEventListener('online', onOnline);
  load();
  return {
    choose: () => undefined,
    chooseAudio: () => undefined,
    setMaking: () => undefined,
    retry: () => {
      change({ phase: 'loading', problem: null });
      load();
    },
    figures: () => ({ engine: 'HLS', ...nothingKnown }),
    destroy: () => {
      clearTimeout(timer);
      video.removeEventListener('loadedmetadata', onReady);
      video.removeEventListener('error', onError);
      window.removeEventListener('online', onOnline);
      video.removeAttribute('src');
      video.load();
    },
  };
}
