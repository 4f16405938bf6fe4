import { describe, expect, it as test } from 'vitest';
import { en } from './en';
import { it } from './it';
import { languageFor } from './languages';
import { counter } from './plural';

type Text = string | ((...values: never[]) => string);
type Words = { [key: string]: Text | Words };

/** Every text of a catalogue by its path; functions are called with sample values. */
function texts(words: Words, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, (value as (...values: unknown[]) => string)(2, 'sample', 'sample')]];
    return texts(value, here);
  });
}

describe.each([['English', en], ['Italian', it]] as [string, Words][])('the catalogue in %s', (_, words) => {
  test.each(texts(words))('says something for %s', (path, text) => {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).not.toMatch(/undefined|NaN|\[object/);
  });
});

test('Italian is not English left over', () => {
  const english = new Map(texts(en));
  const same = texts(it as Words).filter(([path, text]) => english.get(path) === text && /[a-z]{4,}.* .*[a-z]{4,}/i.test(text));
  expect(same).toEqual([]);
});

test('counts as each language does', () => {
  const count = counter('en-GB');
  expect([0, 1, 2, 1000].map((n) => count(n, { one: '# view', other: '# views' }))).toEqual(
    ['0 views', '1 view', '2 views', '1,000 views']);
  expect(count(1200, { one: '# view', other: '# views' }, '1.2K')).toBe('1.2K views');
});

test.each([
  [null, ['it-IT', 'en'], 'it'], [null, ['de', 'it'], 'it'], [null, ['de'], 'en-GB'], ['it', ['en'], 'it'],
  ['gone', ['it'], 'it'], ['en-x-mirrored', [], 'en-x-mirrored'], [null, ['en-US'], 'en-GB'],
])('with %s chosen and %j wanted it is %s', (chosen, wanted, code) => expect(languageFor(chosen, wanted).code).toBe(code));
