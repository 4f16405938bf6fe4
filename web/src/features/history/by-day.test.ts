import { expect, it } from 'vitest';
import { byDay, daysAgo } from './by-day';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

it('puts what belongs to one day together, in the order it came', () => {
  const dates = [at(21, 23), at(21, 0), at(20, 23), at(3, 12)];
  expect(byDay(dates, (date) => date).map(({ start, items }) => [new Date(start).getDate(), items])).toEqual([
    [21, [dates[0], dates[1]]], [20, [dates[2]]], [3, [dates[3]]],
  ]);
});

it('counts days by the calendar', () => {
  const now = new Date(2026, 10, 21, 0, 5);
  expect([at(21, 0), at(20, 23), at(19, 1)].map((date) => daysAgo(byDay([date], (one) => one)[0]?.start ?? 0, now))).toEqual([0, 1, 2]);
});
