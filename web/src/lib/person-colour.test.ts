import { expect, it } from 'vitest';
import { personColour } from './person-colour';

const people = Array.from({ length: 200 }, (_, index) => `user.${index}`);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it('is the same for every way to write a user id', () => {
  expect(personColour('Mira.Sol')).toBe(personColour('mira.sol'));
});

it('differs between people, and white can be read on each', () => {
  const colours = new Set(people.map(personColour));
  expect(colours.size).toBeGreaterThan(9);
  for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
});
