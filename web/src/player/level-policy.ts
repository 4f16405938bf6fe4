/**
 * Which rendition comes next while a video is still being encoded. A segment that does not exist yet is made on
 * request, so its answer is late for reasons that are not the network's; a usual bandwidth estimate would read that
 * as a slow line, and a usual upswitch would ask for what nobody can make in time. So a level is only taken when its
 * next segments are there, or when it is made so much faster than it plays that the buffer grows.
 */
export interface LevelFacts {
  /** Bits per second. */
  bitrate: number;
  /** The segments that would come next are stored. */
  stored: boolean;
  /** Seconds of media that are made in a second; null when not known. */
  speed: number | null;
}

export interface LevelView {
  /** Lowest bit rate first. */
  levels: readonly LevelFacts[];
  /** The present one. */
  level: number;
  /** The highest that is of use, by the size of the player. */
  top: number;
  /** Seconds of media ahead of the playhead, as they play at the present speed. */
  bufferAhead: number;
  /** Bits per second while bytes were flowing; null when not known. */
  throughput: number | null;
}

/** Slower than this, the first hiccup of the encoder is one of the picture. */
export const fastEnough = 1.5;
/** Seconds in hand before a level is tried whose segments are not stored. */
const plenty = 15;
/** With fewer seconds than this, only what is stored (or lowest) comes in time. */
const scarce = 4;
/** The part of the measured throughput that one level may use. */
const safeShare = 0.7;

export function nextLevel({ levels, level, top, bufferAhead, throughput }: LevelView): number {
  const fits = (candidate: number) => {
    const bitrate = levels[candidate]?.bitrate;
    if (bitrate === undefined || candidate > top) return false;
    return candidate === 0 || (throughput === null ? candidate <= level : bitrate <= throughput * safeShare);
  };
  const isMadeInTime = (candidate: number) => (levels[candidate]?.speed ?? 0) >= fastEnough;
  const stored = Math.max(0, levels.findLastIndex((facts, candidate) => facts.stored && fits(candidate)));
  if (bufferAhead < scarce) return stored;
  if (bufferAhead >= plenty && fits(level + 1) && isMadeInTime(level + 1)) return Math.max(stored, level + 1);
  return fits(level) && isMadeInTime(level) ? Math.max(stored, level) : stored;
}
