import { describe, expect, it } from 'vitest';
import { glanceOf, readStoryboard, tileAt, type Tile } from './storyboard';

const address = 'https://h/media/v1/~pass/storyboard.vtt';
const file = `WEBVTT

00:00.000 --> 00:05.000
storyboard_000.jpg#xywh=0,0,160,90

00:05.000 --> 00:10.000
storyboard_000.jpg#xywh=160,0,160,90

00:10.000 --> 00:12.000
storyboard_001.jpg#xywh=0,90,160,90
`;

describe('readStoryboard', () => {
  it('finds sheets beside the file, under the same pass', () => {
    const tiles = readStoryboard(file, address);
    expect(tiles).toHaveLength(3);
    expect(tiles[2]).toEqual({
      start: 10, end: 12, url: 'https://h/media/v1/~pass/storyboard_001.jpg', x: 0, y: 90, width: 160, height: 90,
    });
  });
  it('leaves out what names no rectangle', () => {
    expect(readStoryboard('WEBVTT\n\n00:00.000 --> 00:05.000\nHello\n\n00:05.000 --> 00:06.000\na.jpg#xywh=0,0,0,9', address)).toEqual([]);
  });
});

describe('tileAt', () => {
  const tiles = readStoryboard(file, address);
  it.each([[-1, 0], [0, 0], [4.99, 0], [5, 5], [11, 10], [99, 10]])('at %d s shows the one of %d s', (time, start) =>
    expect(tileAt(tiles, time)?.start).toBe(start));
  it('shows nothing when there is nothing', () => expect(tileAt([], 3)).toBeNull());
});

describe('glanceOf', () => {
  const many: Tile[] = Array.from({ length: 130 }, (_, index) => (
    { start: index, end: index + 1, url: index < 100 ? 'a' : 'b', x: 0, y: 0, width: 160, height: 90 }));
  it('takes few from all over the first sheet', () => expect(glanceOf(many, 4).map(({ start }) => start)).toEqual([12, 37, 62, 87]));
  it('takes each once when there are few', () => expect(glanceOf(many.slice(0, 3), 4).map(({ start }) => start)).toEqual([0, 1, 2]));
  it('takes none of none', () => expect(glanceOf([], 4)).toEqual([]));
});
