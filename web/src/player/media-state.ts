export interface MediaState {
  paused: boolean;
  ended: boolean;
  /** Wants to play but has nothing to show. */
  waiting: boolean;
  /** Seconds. */
  time: number;
  /** Seconds; 0 until known. */
  duration: number;
  buffered: readonly (readonly [number, number])[];
  volume: number;
  muted: boolean;
  speed: number;
}

export const initialMediaState: MediaState = {
  paused: true,
  ended: false,
  waiting: false,
  time: 0,
  duration: 0,
  buffered: [],
  volume: 1,
  muted: false,
  speed: 1,
};

export function timeRanges(ranges: TimeRanges): (readonly [number, number])[] {
  return Array.from({ length: ranges.length }, (_, index) => [ranges.start(index), ranges.end(index)] as const);
}

export function readMediaState(video: HTMLVideoElement): MediaState {
  return {
    paused: video.paused,
    ended: video.ended,
    waiting: !video.paused && !video.ended && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    time: video.currentTime,
    duration: Number.isFinite(video.duration) ? video.duration : 0,
    buffered: timeRanges(video.buffered),
    volume: video.volume,
    muted: video.muted,
    speed: video.playbackRate,
  };
}

/** Everything after which `readMediaState` may differ. */
export const mediaEvents = [
  'play', 'playing', 'pause', 'ended', 'waiting', 'canplay', 'seeking', 'seeked', 'timeupdate', 'durationchange',
  'progress', 'volumechange', 'ratechange', 'loadedmetadata', 'emptied', 'stalled',
] as const;

/** Seconds of `ranges` that can be played on from `time` without a hole larger than a frame or two. */
export function bufferedAhead(ranges: readonly (readonly [number, number])[], time: number): number {
  const holding = ranges.find(([start, end]) => start - 0.1 <= time && time < end);
  return holding ? holding[1] - time : 0;
}
