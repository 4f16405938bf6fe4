/**
 * Which rendition comes next while a video is still being encoded. A segment that does not exist yet is made on
 * request, so its answer is late for reasons that are not the network's; a usual bandwidth estimate would read that
 * as a slow line. So only the time between first and last byte counts as network, and the buffer decides: start
 * with the lowest, go up one step when there is plenty, go down one when it runs out.
 */
export interface LevelView {
  /** Index of the present level; levels are sorted by bit rate, lowest first. */
  level: number;
  /** Bits per second of every level. */
  bitrates: number[];
  /** Seconds of media ahead of the playhead. */
  bufferAhead: number;
  /** Bits per second while bytes were flowing; null when not known. */
  throughputBps: number | null;
}

const plentySeconds = 15;
const scarceSeconds = 4;
/** The part of the measured throughput that one level may use. */
const safeShare = 0.7;

export function nextLevel({ level, bitrates, bufferAhead, throughputBps }: LevelView): number {
  if (bufferAhead < scarceSeconds) return Math.max(0, level - 1);
  const above = bitrates[level + 1];
  if (above === undefined || bufferAhead < plentySeconds) return level;
  const fits = throughputBps === null || above <= throughputBps * safeShare;
  return fits ? level + 1 : level;
}

/** A moving average of transfer speeds; `weight` is the share of the newest sample. */
export class Throughput {
  private average: number | null = null;

  constructor(private readonly weight = 0.4) {}

  /** Transfers too short to time (cached or tiny) tell nothing and are left out. */
  add(bytes: number, milliseconds: number): void {
    if (milliseconds < 5 || bytes < 16_384) return;
    const sample = (bytes * 8000) / milliseconds;
    this.average = this.average === null ? sample : this.average * (1 - this.weight) + sample * this.weight;
  }

  bps(): number | null {
    return this.average;
  }
}

/** Seconds of `ranges` that can be played on from `time` without a hole larger than a frame or two. */
export function bufferedAhead(ranges: readonly (readonly [number, number])[], time: number): number {
  const holding = ranges.find(([start, end]) => start - 0.1 <= time && time < end);
  return holding ? holding[1] - time : 0;
}
