import { describe, expect, it } from 'vitest';
import { bufferedAhead, nextLevel, Throughput } from './level-policy';

const bitrates = [800_000, 1_200_000, 2_500_000, 5_000_000];

describe('nextLevel', () => {
  const at = (level: number, bufferAhead: number, throughputBps: number | null = null) =>
    nextLevel({ level, bitrates, bufferAhead, throughputBps });

  it('goes up one step with 15 s in hand, never two', () => expect([at(0, 15), at(0, 60)]).toEqual([1, 1]));
  it('stays with less', () => expect(at(1, 14.9)).toBe(1));
  it('stays at the top', () => expect(at(3, 30)).toBe(3));
  it('goes down one step when the buffer runs out, and not below the lowest', () => expect([at(2, 3), at(0, 0)]).toEqual([1, 0]));
  it('does not climb where the network could not follow', () => {
    expect(at(1, 30, 3_000_000)).toBe(1);
    expect(at(1, 30, 4_000_000)).toBe(2);
  });
});

describe('Throughput', () => {
  it('knows nothing before the first transfer and from ones too short to time', () => {
    const throughput = new Throughput();
    throughput.add(1_000_000, 1);
    throughput.add(500, 100);
    expect(throughput.bps()).toBeNull();
  });

  it('averages, newest first', () => {
    const throughput = new Throughput(0.5);
    throughput.add(1_000_000, 1000);
    throughput.add(500_000, 1000);
    expect(throughput.bps()).toBe(6_000_000);
  });
});

it('counts only what can be played on without a hole', () => {
  const ranges = [[0, 10], [20, 30]] as const;
  expect([5, 10, 15, 19.95, 30].map((time) => Math.round(bufferedAhead(ranges, time)))).toEqual([5, 0, 0, 10, 0]);
});
