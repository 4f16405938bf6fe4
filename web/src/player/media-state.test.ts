import { expect, it } from 'vitest';
import { bufferedAhead } from './media-state';

it('counts only what can be played on without a hole', () => {
  const ranges = [[0, 10], [20, 30]] as const;
  expect([5, 10, 15, 19.95, 30].map((time) => Math.round(bufferedAhead(ranges, time)))).toEqual([5, 0, 0, 10, 0]);
});
