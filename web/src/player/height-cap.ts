import Hls, { type Level } from 'hls.js';
import { heightLimit, preferences } from '../lib/preferences';

/** The highest level, not above `most` (below 0: any), that has no more than `lines` of picture; the lowest if all have. */
export function levelWithin(levels: readonly Pick<Level, 'width' | 'height'>[], most: number, lines: number): number {
  if (lines === Infinity) return most;
  const last = most < 0 ? levels.length - 1 : most;
  return Math.max(0, levels.findLastIndex(({ width, height }, index) => index <= last && Math.min(width || height, height) <= lines));
}

type CapLevelController = NonNullable<typeof Hls.DefaultConfig.capLevelController>;

/** hls.js's limit by the player's size, and by what this browser's user wants at most. */
export function heightCap(levels: () => Level[]): CapLevelController {
  const SizeCap = Hls.DefaultConfig.capLevelController;
  if (!SizeCap) throw new Error('this build of hls.js lacks the limit by size');
  return class HeightCap extends SizeCap {
    override getMaxLevel(capLevelIndex: number): number {
      return levelWithin(levels(), super.getMaxLevel(capLevelIndex), heightLimit(preferences()));
    }
  };
}
