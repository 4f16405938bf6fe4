import { describe, expect, it } from 'vitest';
import { neighbours, shuffled } from './playing-order';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('shuffled', () => {
  it('keeps every video once, in an order of its seed', () => {
    const order = shuffled(ids, 7);
    expect([...order].sort()).toEqual(ids);
    expect(order).not.toEqual(ids);
    expect(shuffled(ids, 7)).toEqual(order);
    expect(new Set([1, 2, 3, 4, 5].map((seed) => shuffled(ids, seed).join(''))).size).toBeGreaterThan(1);
  });
});

it.each([
  ['a', false, null, 'b'], ['f', false, 'e', null], ['a', true, 'f', 'b'], ['f', true, 'e', 'a'], ['gone', false, null, 'a'],
])('%s (in a loop: %s) comes between %s and %s', (id, loops, previous, next) =>
  expect(neighbours(ids, id, loops)).toEqual({ previous, next }));

it('has nothing before or after in an empty list', () => {
  expect(neighbours([], 'a', true)).toEqual({ previous: null, next: null });
});
