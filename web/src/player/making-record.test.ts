import { beforeEach, describe, expect, it } from 'vitest';
import { MakingRecord } from './making-record';

describe('MakingRecord', () => {
  let clock = 0;
  let record: MakingRecord;
  beforeEach(() => {
    clock = 1000;
    record = new MakingRecord(() => clock);
  });

  it('takes for stored what the progress has passed by two segments', () => {
    record.progressed({ '360p': 50, '720p': 20 });
    expect(record.isStored('360p', 40, 100)).toBe(true);
    expect(record.isStored('360p', 43, 100)).toBe(false);
    expect(record.isStored('720p', 40, 100)).toBe(false);
    expect(record.isStored('1080p', 0, 100)).toBe(false);
  });

  it('knows that all is stored of what is done, up to the end', () => {
    record.progressed({ '360p': 100 });
    expect(record.isStored('360p', 99, 100)).toBe(true);
  });

  it('believes a late answer more than the progress, until playback moves or it is long ago', () => {
    record.progressed({ '360p': 90 });
    record.answered('360p', 4, 2000);
    expect(record.isStored('360p', 10, 100)).toBe(false);
    record.moved();
    expect(record.isStored('360p', 10, 100)).toBe(true);
    record.answered('360p', 4, 2000);
    clock += 21_000;
    expect(record.isStored('360p', 10, 100)).toBe(true);
    record.answered('360p', 4, 30);
    expect(record.isStored('360p', 10, 100)).toBe(true);
  });

  it('tells the speed by the progress, from the second news on', () => {
    record.progressed({ '720p': 10 });
    expect(record.speed('720p', 200)).toBeNull();
    clock += 10_000;
    record.progressed({ '720p': 20 });
    expect(record.speed('720p', 200)).toBe(2);
  });

  it('counts standing still as slow', () => {
    record.progressed({ '720p': 10 });
    clock += 10_000;
    record.progressed({ '720p': 20 });
    clock += 10_000;
    record.progressed({ '720p': 20 });
    expect(record.speed('720p', 200)).toBe(1);
  });

  it('tells the speed by its answers once there are two: runs of segments come at once', () => {
    record.progressed({ '720p': 10 });
    record.answered('720p', 4, 3000);
    expect(record.speed('720p', 200)).toBeNull();
    record.answered('720p', 4, 10);
    record.answered('720p', 4, 10);
    expect(record.speed('720p', 200)).toBeCloseTo(12 / 3.02);
  });
});
