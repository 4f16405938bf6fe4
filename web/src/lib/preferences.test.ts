import { beforeEach, describe, expect, it } from 'vitest';
import { heightLimit, preferences, setPreference } from './preferences';

describe('preferences', () => {
  beforeEach(() => localStorage.clear());

  it('are kept in this browser', () => {
    setPreference('autoplayNext', false);
    setPreference('maxHeight', 720);
    expect(preferences()).toEqual({ autoplayNext: false, skipWarnings: false, maxHeight: 720, reduceData: false });
    expect(JSON.parse(localStorage.getItem('sunomi.preferences') ?? '')).toEqual(preferences());
  });

  it.each(['{"autoplayNext":"yes","other":1}', 'no JSON', '7', 'null'])('fall back where %s is stored', (stored) => {
    localStorage.setItem('sunomi.preferences', stored);
    expect(preferences()).toMatchObject({ autoplayNext: true, maxHeight: 0 });
  });

  it('stay the same object while nothing changes', () => {
    localStorage.setItem('sunomi.preferences', '{"reduceData":true}');
    expect(preferences()).toBe(preferences());
  });

  it.each([
    [0, false, Infinity], [720, false, 720], [0, true, 480], [1080, true, 480], [360, true, 360],
  ])('limit the picture: at most %d, reduced %s: %d lines', (maxHeight, reduceData, lines) =>
    expect(heightLimit({ ...preferences(), maxHeight, reduceData })).toBe(lines));
});
