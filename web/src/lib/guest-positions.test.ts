import { beforeEach, describe, expect, it } from 'vitest';
import { keepPosition, keptPosition } from './guest-positions';

describe('the positions of guests', () => {
  beforeEach(() => localStorage.clear());

  it('are kept for each video, the newest hundred', () => {
    for (let index = 0; index < 105; index += 1) keepPosition(`v${index}`, 20 + index, 1000);
    expect([keptPosition('v104'), keptPosition('v5'), keptPosition('v4')]).toEqual([124, 25, null]);
    expect((JSON.parse(localStorage.getItem('sunomi.positions') ?? '') as unknown[]).length).toBe(100);
  });

  it.each([[4.9, 100], [91, 100], [570, 590], [3, 12]])('are not kept at %d s of %d s', (seconds, duration) => {
    keepPosition('v1', 30, 100);
    keepPosition('v1', seconds, duration);
    expect(keptPosition('v1')).toBeNull();
  });

  it('survive nonsense in the storage', () => {
    localStorage.setItem('sunomi.positions', '{"a":1}');
    keepPosition('v1', 30.9, 100);
    expect(keptPosition('v1')).toBe(30);
  });
});
