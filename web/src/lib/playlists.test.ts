import { expect, it } from 'vitest';
import { withMoved } from './playlists';

const pages = [{ items: ['a', 'b'], next: '1' }, { items: ['c', 'd', 'e'], next: null }];

it.each([
  [0, 3, [['b', 'c'], ['d', 'a', 'e']]], [4, 0, [['e', 'a'], ['b', 'c', 'd']]], [2, 2, [['a', 'b'], ['c', 'd', 'e']]],
])('moves an item over pages, from %d to %d', (from, to, expected) => {
  const moved = withMoved(pages, from, to);
  expect(moved.map(({ items }) => items)).toEqual(expected);
  expect(moved.map(({ next }) => next)).toEqual(['1', null]);
});
