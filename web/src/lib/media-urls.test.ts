import { expect, it } from 'vitest';
import { readConfig } from './config';
import { masterPlaylistUrl, pictureUrl, storyboardUrl, thumbnailUrl } from './media-urls';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://cdn/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');

it('finds what everyone may see where the configuration says', () => {
  expect(masterPlaylistUrl(config, { id: 'v1', mediaUrl: '/media/v1' })).toBe('http://cdn/media/v1/master.m3u8');
  expect(thumbnailUrl(config, { id: 'v1', thumbnailUrl: '/media/v1/thumbnail.jpg' })).toBe('http://cdn/media/v1/thumbnail.jpg');
  expect(thumbnailUrl(config, { id: 'v1', thumbnailUrl: null })).toBe('http://cdn/media/v1/thumbnail.jpg');
});

it('keeps the version of a thumbnail that its owner chose', () => {
  expect(thumbnailUrl(config, { id: 'v1', thumbnailUrl: '/media/v1/thumbnail.jpg?v=3' })).toBe('http://cdn/media/v1/thumbnail.jpg?v=3');
  expect(thumbnailUrl(config, { id: 'v1', thumbnailUrl: '/media/v1/~9.7.s.m/thumbnail.jpg?v=3' })).toBe('http://h/media/v1/~9.7.s.m/thumbnail.jpg?v=3');
});

it('finds what only its owner may see at the server itself, with the pass', () => {
  expect(masterPlaylistUrl(config, { id: 'v1', mediaUrl: '/media/v1/~9.7.s.m' })).toBe('http://h/media/v1/~9.7.s.m/master.m3u8');
  expect(thumbnailUrl(config, { id: 'v1', thumbnailUrl: '/media/v1/~9.7.s.m/thumbnail.jpg' })).toBe('http://h/media/v1/~9.7.s.m/thumbnail.jpg');
});

it('finds storyboards beside the rest of a video, where there are any', () => {
  expect(storyboardUrl(config, { id: 'v1', storyboardUrl: '/media/v1/storyboard.vtt' })).toBe('http://cdn/media/v1/storyboard.vtt');
  expect(storyboardUrl(config, { id: 'v1', storyboardUrl: '/media/v1/~9.7.s.m/storyboard.vtt' })).toBe('http://h/media/v1/~9.7.s.m/storyboard.vtt');
  expect(storyboardUrl(config, { id: 'v1', storyboardUrl: null })).toBeNull();
});

it('finds profile pictures where media are', () => {
  expect(pictureUrl(config, '/media/avatars/0f.jpg')).toBe('http://cdn/media/avatars/0f.jpg');
  expect(pictureUrl(config, '')).toBeUndefined();
});
