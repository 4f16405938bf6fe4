/** One picture size that can be chosen. */
export interface Quality {
  /** The engine's own number for it. */
  id: number;
  /** Lines of the picture; the shorter side is what people call "720p". */
  label: string;
}

export type QualityChoice = number | 'auto';

export interface AudioTrack {
  id: number;
  /** As the stream calls it, in the language of whoever made it. */
  name: string;
  /** BCP 47, if told. */
  language: string | null;
}

/** Why nothing plays any more: the video is gone, may not be watched, is not to be reached, or cannot be decoded here;
 *  or the browser plays no streams at all. */
export type Problem = 'gone' | 'refused' | 'unreachable' | 'unplayable' | 'unsupported';

/** What playback waits for, and gets by itself: a part that is still being made, the server, the network. */
export type Awaited = 'making' | 'server' | 'network';

export interface EngineState {
  phase: 'loading' | 'ready' | 'failed';
  /** Set when `phase` is `failed`. */
  problem: Problem | null;
  awaits: Awaited | null;
  /** Largest first; empty when there is nothing to choose (audio only, or the browser chooses). */
  qualities: Quality[];
  chosen: QualityChoice;
  /** The quality on screen, if known. */
  current: number | null;
  /** Empty unless there is a choice. */
  audioTracks: AudioTrack[];
  audioTrack: number | null;
  /** Pictures per second, if known. */
  frameRate: number | null;
}

export const initialEngineState: EngineState = {
  phase: 'loading',
  problem: null,
  awaits: null,
  qualities: [],
  chosen: 'auto',
  current: null,
  audioTracks: [],
  audioTrack: null,
  frameRate: null,
};

/** How far the server is with each rendition, in percent by its label; null: everything is made. */
export type Making = Readonly<Record<string, number>> | null;

/** What is measured while it plays; null where the engine does not know. */
export interface EngineFigures {
  engine: string;
  codecs: string | null;
  /** Bits per second, of the present rendition and of the network. */
  bitrate: number | null;
  bandwidth: number | null;
  requests: number | null;
  /** Requests that were answered late or refused because the segment was still being made. */
  awaited: number | null;
  /** Milliseconds to the first byte: of the newest request, and the median of the latest ones. */
  latency: { newest: number; median: number } | null;
}

/**
 * Feeds a media element with an HLS stream. **Lifetime:** made for one element and one stream; `destroy` ends it.
 * Every change of state is a new object, announced to the function given to the factory.
 */
export interface PlayerEngine {
  choose: (quality: QualityChoice) => void;
  chooseAudio: (id: number) => void;
  /** News of the work: while there is some, the time an answer takes says nothing about the network. */
  setMaking: (making: Making) => void;
  /** Tries again after a failure, from where playback stood. */
  retry: () => void;
  figures: () => EngineFigures;
  destroy: () => void;
}

export interface EngineRequest {
  video: HTMLVideoElement;
  /** The master playlist. */
  url: string;
  making: Making;
  /** Where to begin, in seconds. */
  start: number;
  onState: (state: EngineState) => void;
}
