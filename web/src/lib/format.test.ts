import { describe, expect, it } from 'vitest';
import { formatAge, formatBytes, formatClock, formatDate, formatTimeLeft, spokenClock } from './format';

describe('formatClock', () => {
  it.each([
    [0, '0:00'], [59.99, '0:59'], [60, '1:00'], [3599, '59:59'], [3723, '1:02:03'], [-3, '0:00'], [NaN, '0:00'],
    [Infinity, '0:00'],
  ])('shows %d seconds as %s', (seconds, text) => expect(formatClock(seconds)).toBe(text));
});

describe('spokenClock', () => {
  it.each([[0, '0 seconds'], [61, '1 minute 1 second'], [7200, '2 hours']])('says %d as %s', (seconds, text) =>
    expect(spokenClock(seconds)).toBe(text),
  );
});

describe('formatTimeLeft', () => {
  it.each([
    [2, 'a few seconds'], [11, 'about 15 s'], [54, 'about 55 s'], [58, 'about 1 min'], [150, 'about 3 min'],
    [3600, 'about 1 h'], [5000, 'about 1 h 23 min'],
  ])('%d → %s', (seconds, text) => expect(formatTimeLeft(seconds)).toBe(text));
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'], [999, '999 B'], [1000, '1 kB'], [1_250_000, '1.3 MB'], [999_960, '1 MB'], [123_456_789, '123 MB'],
    [20e9, '20 GB'],
  ])('%d → %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe('formatAge', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T12:00:30Z', 'just now'], ['2026-11-21T11:59:30Z', 'just now'], ['2026-11-21T11:55:00Z', '5 minutes ago'],
    ['2026-11-20T11:00:00Z', 'yesterday'], ['2024-11-20T12:00:00Z', '2 years ago'], ['nonsense', ''],
  ])('%s → %s', (date, text) => expect(formatAge(date, now)).toBe(text));
});

it('writes dates in words, and nothing for what is no date', () => {
  expect(formatDate('2026-11-21T12:00:00Z')).toBe('21 November 2026');
  expect(formatDate('')).toBe('');
});
