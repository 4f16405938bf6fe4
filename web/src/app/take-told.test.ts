import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeApiClient } from '../lib/api';
import { readConfig } from '../lib/config';
import { newestVideos, oneVideo } from '../lib/videos';
import { sampleVideo } from '../testing/samples';
import { takeTold } from './take-told';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h');

/** The cache after a page with these answers was opened by who has this token. */
function open(path: string, answers: object, token: string | null = null) {
  window.history.replaceState(null, '', path);
  document.head.innerHTML = `<script type="application/json" id="told">${JSON.stringify(answers)}</script>`;
  const queries = new QueryClient();
  const session = { token: () => token, expire: () => undefined };
  const api = makeApiClient(config, session);
  takeTold(queries, { api, session });
  return { list: queries.getQueryData(newestVideos(api).queryKey), video: queries.getQueryData(oneVideo(api, 'v1').queryKey) };
}

describe('takeTold', () => {
  beforeEach(() => {
    performance.getEntriesByType = () => [];
  });
  afterEach(() => {
    document.head.innerHTML = '';
  });

  it('begins with the list of the page, and where it goes on', () => {
    const video = sampleVideo(1);
    const { list } = open('/', {
      '/api/video/all-videos?take=24': { link: '</api/video/all-videos?take=24&after=9_v2>; rel="next"', body: [video] },
    });
    expect(list).toEqual({ pages: [{ items: [video], next: '9_v2' }], pageParams: [''] });
  });

  it('begins with the video of the page for guests; for members the server says more', () => {
    const answers = { '/api/video/v1': { link: '', body: { id: 'v1' } } };
    expect(open('/watch/v1', answers).video).toEqual({ id: 'v1' });
    expect(open('/watch/v1', answers, 'token').video).toBeUndefined();
  });
});
