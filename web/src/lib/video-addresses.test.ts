import { expect, it } from 'vitest';
import { embedCode, watchUrl } from './video-addresses';

const origin = window.location.origin;

it('names the page and where to begin', () => {
  expect([watchUrl('v1'), watchUrl('v1', 83.9)]).toEqual([`${origin}/watch/v1`, `${origin}/watch/v1?t=83`]);
});

it('makes a frame in the shape of the video, whatever its title', () => {
  expect(embedCode({ id: 'v1', title: 'A "b" <c> & d', width: 1080, height: 1920 }, 5)).toBe(
    `<iframe src="${origin}/embed/v1?start=5" width="360" height="640" title="A &quot;b&quot; &lt;c> &amp; d" `
    + 'frameborder="0" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen></iframe>');
  expect(embedCode({ id: 'v1', title: '', width: 0, height: 0 })).toContain(`src="${origin}/embed/v1" width="640" height="360"`);
});
