import { parseWebVtt } from './webvtt';

/** A small picture of the video: a rectangle of a sheet that holds many. */
export interface Tile {
  /** Seconds. */
  start: number;
  end: number;
  /** Of the sheet. */
  url: string;
  /** Pixels of the sheet. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The tiles that a storyboard names; its addresses are relative to its own, which is how they inherit a pass. */
export function readStoryboard(file: string, address: string): Tile[] {
  return parseWebVtt(file).flatMap(({ start, end, text }) => {
    const [, sheet, x, y, width, height] = /^(.*)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/.exec(text.trim()) ?? [];
    if (!sheet || Number(width) === 0 || Number(height) === 0) return [];
    return [{
      start, end, url: new URL(sheet, address).href, x: Number(x), y: Number(y), width: Number(width), height: Number(height),
    }];
  });
}

/** What is to be seen at `time`; past the end the last tile, before the first one that. `tiles` are in order of time. */
export function tileAt(tiles: readonly Tile[], time: number): Tile | null {
  let [low, high] = [0, tiles.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tiles[middle]?.start ?? Infinity) <= time) low = middle;
    else high = middle - 1;
  }
  return tiles[low] ?? null;
}

/** At most `most` tiles of the first sheet, evenly spread: a video at a glance, for one picture's download. */
export function glanceOf(tiles: readonly Tile[], most: number): Tile[] {
  const sheet = tiles.filter(({ url }) => url === tiles[0]?.url);
  const count = Math.min(most, sheet.length);
  return Array.from({ length: count }, (_, index) => sheet[Math.floor(((index + 0.5) * sheet.length) / count)]).filter((tile) => tile !== undefined);
}
