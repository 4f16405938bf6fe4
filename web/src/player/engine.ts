/** One picture size that can be chosen. */
export interface Quality {
  /** The engine's own number for it. */
  id: number;
  /** Lines of the picture; the shorter side is what people call "720p". */
  label: string;
}

export type QualityChoice = number | 'auto';

export interface EngineState {
  phase: 'loading' | 'ready' | 'failed';
  /** What went wrong and what to do, for people; set when `phase` is `failed`. */
  problem: string | null;
  /** The server is still making the part that is needed; playback goes on by itself. */
  making: boolean;
  /** Largest first; empty when there is nothing to choose (audio only, or the browser chooses). */
  qualities: Quality[];
  chosen: QualityChoice;
  /** The quality on screen, if known. */
  current: number | null;
}

export const initialEngineState: EngineState = {
  phase: 'loading',
  problem: null,
  making: false,
  qualities: [],
  chosen: 'auto',
  current: null,
};

/**
 * Feeds a media element with an HLS stream. **Lifetime:** made for one element and one stream; `destroy` ends it.
 * Every change of state is a new object, announced to the function given to the factory.
 */
export interface PlayerEngine {
  choose: (quality: QualityChoice) => void;
  /** While the video is unfinished, the time an answer takes says nothing about the network. */
  setProcessing: (processing: boolean) => void;
  /** Tries again after a failure, from where playback stood. */
  retry: () => void;
  destroy: () => void;
}

export interface EngineRequest {
  video: HTMLVideoElement;
  /** The master playlist. */
  url: string;
  processing: boolean;
  onState: (state: EngineState) => void;
}
