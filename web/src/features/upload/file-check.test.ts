import { describe, expect, it } from 'vitest';
import { fileProblem, titleFromName } from './file-check';
import { SpeedMeter } from './speed-meter';

describe('fileProblem', () => {
  const check = (size: number, type = 'video/mp4', maxUploadBytes = 1000, room: number | null = 500) => {
    const file = new File([], 'a.mp4', { type });
    Object.defineProperty(file, 'size', { value: size });
    return fileProblem(file, { maxUploadBytes }, room);
  };

  it('refuses what cannot be a video here, and says why', () => {
    expect([check(0), check(5, 'image/png'), check(1001), check(501)]).toEqual(['empty', 'noVideo', 'tooLarge', 'noRoom']);
  });

  it('lets the server judge the rest', () => {
    expect([check(5), check(5, ''), check(5, 'application/octet-stream'), check(5000, 'video/mp4', 0, null)]).toEqual([null, null, null, null]);
  });
});

it('makes a title of a file name', () => {
  expect(['my_holiday.final.mp4', '.mp4', 'no ending', `${'😀'.repeat(120)}.mp4`].map(titleFromName)).toEqual([
    'my holiday.final', '.mp4', 'no ending', '😀'.repeat(100),
  ]);
});

it('measures speed over the last seconds', () => {
  const meter = new SpeedMeter(1000);
  meter.add(0, 0);
  expect(meter.bytesPerSecond()).toBeNull();
  meter.add(1000, 100);
  expect(meter.bytesPerSecond()).toBe(100);
  for (let at = 1500; at <= 4000; at += 500) meter.add(at, 100 + (at - 1000) * 2);
  expect(meter.bytesPerSecond()).toBe(2000);
});
