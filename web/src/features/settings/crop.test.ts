import { describe, expect, it } from 'vitest';
import { moved, placeInBox, squareOf } from './crop';

const wide = { width: 400, height: 200 };
const middle = { x: 0.5, y: 0.5, zoom: 1 };

describe('the square that is cut out', () => {
  it('is as large as fits, in the middle', () => {
    expect(squareOf(wide, middle)).toEqual({ left: 100, top: 0, side: 200 });
    expect(squareOf({ width: 200, height: 400 }, middle)).toEqual({ left: 0, top: 100, side: 200 });
  });

  it('becomes smaller when one comes closer', () =>
    expect(squareOf(wide, { ...middle, zoom: 2 })).toEqual({ left: 150, top: 50, side: 100 }));

  it('stays within the picture', () => {
    expect(squareOf(wide, { x: 0, y: 1, zoom: 1 })).toEqual({ left: 0, top: 0, side: 200 });
    expect(squareOf(wide, { x: 1, y: 1, zoom: 4 })).toEqual({ left: 350, top: 150, side: 50 });
  });

  it('moves by shares of itself, and stops at the edge without a memory of what was too far', () => {
    expect(squareOf(wide, moved(wide, middle, 0.25, 0))).toEqual({ left: 150, top: 0, side: 200 });
    const atEdge = moved(wide, middle, 9, 9);
    expect(squareOf(wide, atEdge)).toEqual({ left: 200, top: 0, side: 200 });
    expect(squareOf(wide, moved(wide, atEdge, -0.25, 0))).toEqual({ left: 150, top: 0, side: 200 });
  });

  it('fills the box that shows it', () =>
    expect(placeInBox(wide, { ...middle, zoom: 2 })).toEqual({ left: '-150%', top: '-50%', width: '400%', height: '200%' }));
});
