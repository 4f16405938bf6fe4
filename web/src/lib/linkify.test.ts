import { describe, expect, it } from 'vitest';
import { linkify } from './linkify';

describe('linkify', () => {
  it('finds addresses and leaves the punctuation after them', () => {
    expect(linkify('See https://a.example/x, or (http://b.example/y_(z)).')).toEqual([
      { text: 'See ' },
      { text: 'https://a.example/x', href: 'https://a.example/x' },
      { text: ', or (' },
      { text: 'http://b.example/y_(z)', href: 'http://b.example/y_(z)' },
      { text: ').' },
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'http:///x y', 'mailto:a@b.example', ''])(
    'makes no link of %j',
    (text) => expect(linkify(text).every((part) => part.href === undefined)).toBe(true),
  );

  it('loses nothing of the text', () => {
    const text = 'a\n\nhttps://x.example?q=<b>"c" https://y.example!!! é😀';
    expect(linkify(text).map((part) => part.text).join('')).toBe(text);
  });
});
