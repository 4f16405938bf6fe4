import { describe, expect, it } from 'vitest';
import { readEmbedAddress } from './embed-address';

describe('readEmbedAddress', () => {
  it('reads the video, where to begin and whether to play at once', () => {
    expect(readEmbedAddress({ pathname: '/embed/00c0ffee00c0ffee', search: '?start=12.5&autoplay=1' }))
      .toEqual({ videoId: '00c0ffee00c0ffee', start: 12.5, autoplay: true });
  });
  it('begins at the beginning, on demand, when the address says nothing or nonsense', () => {
    for (const search of ['', '?start=-3', '?start=x&autoplay=true']) {
      expect(readEmbedAddress({ pathname: '/embed/a/', search })).toEqual({ videoId: 'a', start: 0, autoplay: false });
    }
  });
});
