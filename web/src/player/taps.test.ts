import { describe, expect, it } from 'vitest';
import { Taps } from './taps';

describe('Taps', () => {
  const meanings = (...taps: [share: number, at: number][]) => {
    const fingers = new Taps();
    return taps.map(([share, at]) => fingers.tap(share, at));
  };

  it('takes a single tap for the controls, wherever it is', () =>
    expect(meanings([0.1, 0], [0.9, 2000], [0.5, 4000])).toEqual(Array(3).fill('toggle-controls')));
  it('seeks with the second quick tap at a side, and with each that follows', () => {
    expect(meanings([0.1, 0], [0.12, 200], [0.1, 400])).toEqual(['toggle-controls', 'back', 'back']);
    expect(meanings([0.9, 0], [0.8, 300])).toEqual(['toggle-controls', 'ahead']);
  });
  it('takes slow taps and taps at different places for single ones', () => {
    expect(meanings([0.1, 0], [0.1, 400])).toEqual(Array(2).fill('toggle-controls'));
    expect(meanings([0.1, 0], [0.9, 100], [0.5, 200], [0.5, 250])).toEqual(Array(4).fill('toggle-controls'));
  });
});
