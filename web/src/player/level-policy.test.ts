import { describe, expect, it } from 'vitest';
import { nextLevel, type LevelFacts, type LevelView } from './level-policy';

const bitrates = [800_000, 1_200_000, 2_500_000, 5_000_000];
const facts = (stored: number[], speeds: (number | null)[] = []): LevelFacts[] =>
  bitrates.map((bitrate, level) => ({ bitrate, stored: stored.includes(level), speed: speeds[level] ?? null }));
const next = (levels: LevelFacts[], part: Partial<LevelView> = {}) =>
  nextLevel({ levels, level: 0, top: 3, bufferAhead: 8, throughput: 20_000_000, ...part });

describe('nextLevel', () => {
  it('takes the highest whose next segments are stored, at once and from any buffer', () => {
    expect(next(facts([0, 1, 2]))).toBe(2);
    expect(next(facts([0, 1, 2, 3]), { bufferAhead: 0 })).toBe(3);
  });

  it('never takes one that is neither stored nor made 1.5 times as fast as it plays', () => {
    expect(next(facts([0], [3, 1.49, 1.49, 1.49]), { bufferAhead: 60 })).toBe(0);
    expect(next(facts([], [null, null, null, null]), { bufferAhead: 60 })).toBe(0);
    expect(next(facts([0], [3, 1, 1, 1]), { level: 3, bufferAhead: 60 })).toBe(0);
  });

  it('climbs one step at a time, with 15 s in hand, where they are made fast enough', () => {
    const quick = facts([0], [4, 1.5, 1.5, 1.5]);
    expect(next(quick, { bufferAhead: 14.9 })).toBe(0);
    expect(next(quick, { bufferAhead: 15 })).toBe(1);
    expect(next(quick, { level: 1, bufferAhead: 60 })).toBe(2);
    expect(next(quick, { level: 2, bufferAhead: 8 })).toBe(2);
  });

  it('falls back to what is stored, or the lowest, when the buffer runs out', () => {
    expect(next(facts([0, 1], [4, 4, 4, 4]), { level: 3, bufferAhead: 3 })).toBe(1);
    expect(next(facts([], [4, 4, 4, 4]), { level: 3, bufferAhead: 0 })).toBe(0);
  });

  it('takes none that the network could not carry', () => {
    expect(next(facts([0, 1, 2, 3]), { throughput: 3_600_000 })).toBe(2);
    expect(next(facts([0, 1, 2, 3]), { throughput: 3_500_000 })).toBe(1);
    expect(next(facts([0], [4, 4, 4, 4]), { level: 1, bufferAhead: 60, throughput: 3_000_000 })).toBe(1);
    expect(next(facts([0, 1, 2, 3]), { level: 3, throughput: 100_000 })).toBe(0);
  });

  it('does not climb before the network is known, and not beyond the size of the player', () => {
    expect(next(facts([0, 1, 2, 3]), { throughput: null })).toBe(0);
    expect(next(facts([0, 1, 2, 3]), { level: 1, throughput: null })).toBe(1);
    expect(next(facts([0, 1, 2, 3]), { top: 1 })).toBe(1);
    expect(next(facts([0], [4, 4, 4, 4]), { level: 1, top: 1, bufferAhead: 60 })).toBe(1);
  });

  it('has an answer for a single level', () => expect(nextLevel({
    levels: [{ bitrate: 1, stored: false, speed: null }], level: 0, top: 0, bufferAhead: 0, throughput: null,
  })).toBe(0));
});
