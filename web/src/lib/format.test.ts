import { describe, expect, it } from 'vitest';
import { en } from '../text/en';
import { it as italian } from '../text/it';
import { Format, formatClock } from './format';

const format = new Format('en-GB', en.time);
const inItalian = new Format('it', italian.time);

describe('formatClock', () => {
  it.each([
    [0, '0:00'], [59.99, '0:59'], [60, '1:00'], [3599, '59:59'], [3723, '1:02:03'], [-3, '0:00'], [NaN, '0:00'],
    [Infinity, '0:00'],
  ])('shows %d seconds as %s', (seconds, text) => expect(formatClock(seconds)).toBe(text));
});

it.each([[0, '0 seconds', '0 secondi'], [61, '1 minute 1 second', '1 minuto 1 secondo'], [7200, '2 hours', '2 ore']])(
  'says %d as %s',
  (seconds, text, testo) => {
    expect(format.spokenClock(seconds)).toBe(text);
    expect(inItalian.spokenClock(seconds)).toBe(testo);
  },
);

it.each([
  [2, 'a few seconds'], [11, 'about 15 s'], [54, 'about 55 s'], [58, 'about 1 min'], [150, 'about 3 min'],
  [3600, 'about 1 h'], [5000, 'about 1 h 23 min'],
])('estimates %d s as %s', (seconds, text) => expect(format.timeLeft(seconds)).toBe(text));

it.each([
  [0, '0 B'], [999, '999 B'], [1000, '1 kB'], [1_250_000, '1.3 MB'], [999_960, '1 MB'], [123_456_789, '123 MB'],
  [20e9, '20 GB'],
])('writes %d bytes as %s', (bytes, text) => expect(format.bytes(bytes)).toBe(text));

describe('age', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T12:00:30Z', 'just now', 'adesso'], ['2026-11-21T11:59:30Z', 'just now', 'adesso'],
    ['2026-11-21T11:55:00Z', '5 minutes ago', '5 minuti fa'], ['2026-11-20T11:00:00Z', 'yesterday', 'ieri'],
    ['2024-11-20T12:00:00Z', '2 years ago', '2 anni fa'], ['nonsense', '', ''],
  ])('%s → %s', (date, text, testo) => {
    expect(format.age(date, now)).toBe(text);
    expect(inItalian.age(date, now)).toBe(testo);
  });
});

it('writes dates in words, and nothing for what is no date', () => {
  expect(format.date('2026-11-21T12:00:00Z')).toBe('21 November 2026');
  expect(inItalian.date('2026-11-21T12:00:00Z')).toBe('21 novembre 2026');
  expect(format.date('')).toBe('');
  expect(format.moment('')).toBe('');
});

it('writes numbers as the language does', () => {
  expect([format.number(12_345), inItalian.number(12_345)]).toEqual(['12,345', '12.345']);
  expect([format.compact(1234), format.bytes(1_250_000), inItalian.bytes(1_250_000)]).toEqual(['1.2k', '1.3 MB', '1,3 MB']);
  expect([format.percent(0.999), format.percent(1)]).toEqual(['99%', '100%']);
});
