import { initialEngineState, type EngineRequest, type PlayerEngine } from './engine';

export function nativeHlsIsSupported(video: HTMLVideoElement): boolean {
  return video.canPlayType('application/vnd.apple.mpegurl') !== '';
}

/** The browser's own HLS (Safari on phones): it chooses qualities itself. */
export function makeNativeEngine({ video, url, onState }: EngineRequest): PlayerEngine {
  const onReady = () => onState({ ...initialEngineState, phase: 'ready' });
  const onError = () =>
    onState({ ...initialEngineState, phase: 'failed', problem: 'The video could not be loaded. Try again in a moment.' });
  video.addEventListener('loadedmetadata', onReady);
  video.addEventListener('error', onError);
  video.src = url;
  return {
    choose: () => undefined,
    setProcessing: () => undefined,
    retry: () => {
      const from = video.currentTime;
      onState(initialEngineState);
      video.load();
      video.currentTime = from;
    },
    destroy: () => {
      video.removeEventListener('loadedmetadata', onReady);
      video.removeEventListener('error', onError);
      video.removeAttribute('src');
      video.load();
    },
  };
}
