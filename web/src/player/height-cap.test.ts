import { expect, it } from 'vitest';
import { levelWithin } from './height-cap';

const levels = [360, 480, 720, 1080].map((height) => ({ width: (height * 16) / 9, height }));

it.each([
  ['no limit', 3, Infinity, 3], ['no limit, size unknown', -1, Infinity, -1], ['a limit', 3, 720, 2], ['a smaller player', 1, 720, 1],
  ['size unknown', -1, 480, 1], ['less than there is', 3, 240, 0], ['between two', 3, 900, 2],
])('with %s it is the level that fits both', (_, most, lines, level) => expect(levelWithin(levels, most, lines)).toBe(level));

it('counts the shorter side of upright pictures', () =>
  expect(levelWithin([{ width: 360, height: 640 }, { width: 720, height: 1280 }], 1, 480)).toBe(0));
