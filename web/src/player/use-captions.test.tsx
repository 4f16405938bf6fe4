import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useCaptions } from './use-captions';

/** A media element's text tracks, which jsdom lacks. */
class Tracks extends EventTarget {
  [index: number]: { kind: string; label: string; language: string; mode: string };
  length = 0;

  add(label: string, language: string, kind = 'subtitles') {
    this[this.length] = { kind, label, language, mode: 'disabled' };
    this.length += 1;
    this.dispatchEvent(new Event('addtrack'));
  }

  modes() {
    return Array.from(this as unknown as ArrayLike<{ mode: string }>, ({ mode }) => mode);
  }
}

describe('useCaptions', () => {
  let tracks: Tracks;
  const opened = () => {
    tracks = new Tracks();
    const video = document.createElement('video');
    Object.defineProperty(video, 'textTracks', { value: tracks });
    return renderHook(() => useCaptions(video)).result;
  };
  beforeEach(() => localStorage.clear());

  it('offers captions and subtitles, and shows none unasked', () => {
    const captions = opened();
    act(() => {
      tracks.add('Chapters', 'en', 'chapters');
      tracks.add('English', 'en', 'captions');
      tracks.add('', 'it');
    });
    expect(captions.current.choices).toEqual([{ id: 1, label: 'English', language: 'en' }, { id: 2, label: 'it', language: 'it' }]);
    expect(captions.current.chosen).toBeNull();
  });

  it('shows the one that is chosen and no other, and none again', () => {
    const captions = opened();
    act(() => ['en', 'it'].forEach((code) => tracks.add(code, code)));
    act(() => captions.current.choose(1));
    expect(tracks.modes()).toEqual(['disabled', 'showing']);
    expect(captions.current.chosen?.language).toBe('it');
    act(() => captions.current.choose(null));
    expect(tracks.modes()).toEqual(['disabled', 'disabled']);
  });

  it('remembers for the next video that there should be some, and in which language', () => {
    const first = opened();
    act(() => ['en', 'it'].forEach((code) => tracks.add(code, code)));
    act(() => first.current.choose(1));
    const second = opened();
    act(() => tracks.add('it', 'it'));
    expect(second.current.chosen?.language).toBe('it');
    act(() => void second.current.toggle());
    const third = opened();
    act(() => ['en', 'it'].forEach((code) => tracks.add(code, code)));
    expect(third.current.chosen).toBeNull();
    act(() => void third.current.toggle());
    expect(third.current.chosen?.language).toBe('it');
  });
});
