import { expect, it } from 'vitest';
import { readTime } from './time-address';

it.each([
  ['90', 90], ['90s', 90], ['12.5', 12.5], ['1m30s', 90], ['2m', 120], ['1h2m3s', 3723], ['1:30', 90], ['01:02:03', 3723], ['0', 0],
  ['', null], ['soon', null], ['-5', null], ['1:75', null], ['1h:30', null],
])('reads %j as %j', (text, seconds) => expect(readTime(text)).toBe(seconds));
