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

  it.each([
    ['Intro 0:00', '0:00', 0], ['(1:23)', '1:23', 83], ['1:02:03 - end', '1:02:03', 3723], ['75:10, then', '75:10', 4510],
    ['0:10-0:20', '0:10', 10], ['1:23: here', '1:23', 83],
  ])('finds the time in %j', (text, written, seconds) => {
    expect(linkify(text)).toContainEqual({ text: written, seconds });
  });

  it.each(['16:9', '1:2', '12:61', '2026-11-21T10:30:00Z', '1:2:3', 'at 3.15:20', '1:23pm'])(
    'finds no time in %j',
    (text) => expect(linkify(text)).toEqual([{ text }]),
  );

  it('finds hashtags in every script', () => {
    expect(linkify('#Boats, (#città) #日本 #2026trip').filter((part) => part.tag).map((part) => part.tag)).toEqual(
      ['Boats', 'città', '日本', '2026trip']);
  });

  it.each(['#1', 'C# a', 'a#b', '&#x27;', '##', 'https://x.example/#part'])('finds no hashtag in %j', (text) =>
    expect(linkify(text).every((part) => part.tag === undefined)).toBe(true));

  it('loses nothing of the text', () => {
    const text = 'a\n\nhttps://x.example?q=<b>"c" https://y.example!!! é😀 1:23 #tag';
    expect(linkify(text).map((part) => part.text).join('')).toBe(text);
  });
});
