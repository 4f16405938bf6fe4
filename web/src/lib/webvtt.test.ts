import { describe, expect, it } from 'vitest';
import { parseWebVtt } from './webvtt';

describe('parseWebVtt', () => {
  it('reads cues with and without hours, identifiers and settings', () => {
    const file = 'WEBVTT\n\n00:00.000 --> 00:02.500\nHello\nthere\n\nsecond\n01:02:03.004 --> 01:02:04.000 align:start line:0\nLater\n';
    expect(parseWebVtt(file)).toEqual([
      { start: 0, end: 2.5, text: 'Hello\nthere' },
      { start: 3723.004, end: 3724, text: 'Later' },
    ]);
  });

  it('takes any line ends and a byte order mark, and passes over notes and styles', () => {
    const file = '\uFEFFWEBVTT - a title\r\n\r\nNOTE 00:01.000 is early\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n00:01.000 --> 00:02.000\r\nx';
    expect(parseWebVtt(file)).toEqual([{ start: 1, end: 2, text: 'x' }]);
  });

  it('leaves out what is malformed and keeps the rest', () => {
    const file = 'WEBVTT\n\n00:05.000 --> 00:04.000\nbackwards\n\n00:99.000 --> 01:00.000\nno time\n\n\n\n00:06.000 --> 00:07.000\ngood';
    expect(parseWebVtt(file)).toEqual([{ start: 6, end: 7, text: 'good' }]);
    expect(parseWebVtt('<html>')).toEqual([]);
  });
});
