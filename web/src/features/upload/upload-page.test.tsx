import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { File as RealFile } from 'node:buffer';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type VideoDetail } from '../../lib/api';
import { FakeSocket } from '../../lib/fake-socket';
import { Session } from '../../lib/session';
import { refusal } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import { FakeStore } from './fake-store';
import { UploadContext, UploadsHolder } from './upload-context';
import UploadPage from './upload-page';

const film = (content: string, name = 'my_film.mp4', type = 'video/mp4') =>
  new RealFile([content], name, { type, lastModified: 1 }) as unknown as File;

/** Sends what it is given to the store of the test. */
function fakeRequests(store: FakeStore) {
  return class {
    upload: { onprogress?: (event: { loaded: number }) => void } = {};
    status = 0;
    responseText = '{}';
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    onloadend?: () => void;
    private url = '';
    private readonly stop = new AbortController();
    open(_: string, url: string) {
      this.url = url;
    }
    abort() {
      this.stop.abort();
      this.onabort?.();
      this.onloadend?.();
    }
    send(body: Blob) {
      const onSent = (loaded: number) => this.upload.onprogress?.({ loaded });
      store.put({ url: this.url, body, onSent, signal: this.stop.signal }).then(
        () => {
          this.status = 200;
          this.onload?.();
        },
        (error: unknown) => {
          this.status = error instanceof ApiError ? error.status : 0;
          if (this.status > 0) this.onload?.();
          else if (!this.stop.signal.aborted) this.onerror?.();
        },
      );
    }
  };
}

describe('UploadPage', () => {
  let store: FakeStore;
  let details: VideoDetail;

  beforeEach(() => {
    store = new FakeStore();
    FakeSocket.all = [];
    vi.stubGlobal('XMLHttpRequest', fakeRequests(store));
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }));
    details = {
      ...sampleVideo(1, { title: 'my film', status: 'UPLOADING', finished: false }), description: '', likes: 0, userHasLiked: false, moderationTypes: [], contentWarnings: [], moderatorWarnings: [],
      tags: [], category: '', language: '', licence: '', comments: 0, version: 0, mediaUrl: '/media/v1', playable: false,
    };
    store.network
      .on('get', '/api/user/usage', { used: 0, uploading: 0, quota: 40 })
      .on('get', '/api/instance', { name: 'S', version: '1', signup: 'open', maxUploadBytes: 60, maxDurationSeconds: 3600, passwordReset: false, githubLogin: false })
      .on('get', '/api/video/categories', { categories: [], licences: [], visibilities: [], contentWarnings: [] })
      .on('get', '/api/video/{videoId}', () => details)
      .on('patch', '/api/video/{videoId}', ({ body }) => (details = { ...details, ...(body as Partial<VideoDetail>), version: details.version + 1 }));
  });

  async function open() {
    const page = show(<UploadContext value={new UploadsHolder(new Session())}><UploadPage /></UploadContext>, { user: mira, route: '/upload', at: '/upload' });
    await screen.findByText('Up to 60 B each · up to 1 hour');
    await screen.findByText('0 B of 40 B used');
    return page;
  }
  const choose = (...files: File[]) => fireEvent.change(screen.getByLabelText('Video file'), { target: { files } });

  it('sends a file while its details are typed, and leads to the video when it plays', async () => {
    await open();
    choose(film('a film of some size'));
    const title = await screen.findByRole('textbox', { name: /Title/ });
    expect(title).toHaveValue('my film');
    fireEvent.change(title, { target: { value: 'By the sea' } });
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(store.network.callsOf('patch', '/api/video/{videoId}').map(({ body }) => body)).toEqual([{ title: 'By the sea', ifVersion: 0 }]);
    expect(screen.getByRole('heading', { name: 'By the sea' })).toBeInTheDocument();
    await waitFor(() => expect(FakeSocket.all).toHaveLength(1));
    const [socket] = FakeSocket.all;
    expect(store.content).toBe('a film of some size');
    const message = { videoId: 'v1', status: 'TRANSCODING', stage: 'transcoding', progress: { '360p': 10 }, playable: true };
    socket?.hear(JSON.stringify(message));
    expect(await screen.findByRole('link', { name: 'Watch now' })).toHaveAttribute('href', '/watch/v1');
    socket?.hear(JSON.stringify({ ...message, status: 'ERROR', playable: false, error: 'no picture in it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('No picture in it.');
    store.network.on('post', '/api/video/{videoId}/retry', { message: '' });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('It is being tried again.')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText('No picture in it.')).not.toBeInTheDocument());
  });

  it('refuses what cannot come, each with its reason, before anything is sent', async () => {
    await open();
    choose(film('', 'empty.mp4'), film('x', 'cat.png', 'image/png'), film('x'.repeat(70), 'huge.mp4'), film('x'.repeat(50), 'big.mp4'));
    const said = await screen.findByRole('alert');
    for (const reason of ['“empty.mp4” is empty.', '“cat.png” is not a video.', '“huge.mp4” is larger than this server accepts.',
      'There is not enough room left for “big.mp4”.']) expect(said).toHaveTextContent(reason);
    expect(store.held.size).toBe(0);
  });

  it('asks before it cancels', async () => {
    await open();
    store.faults.push('never', 'never', 'never');
    choose(film('a film of some size'));
    await userEvent.click(await screen.findByRole('button', { name: 'Pause my film' }));
    expect(screen.getByText('Paused')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel my film' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this upload?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel the upload' }));
    expect(await screen.findByText('Drop videos here')).toBeInTheDocument();
    expect(store.held.size).toBe(0);
  });

  it('says in the server’s words why it stopped, and goes on when asked', async () => {
    await open();
    store.faults.push(507, 507, 507);
    choose(film('a film of some size'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The server’s disk is full.');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(store.content).toBe('a film of some size'));
  });

  it('shows what was begun elsewhere, and when that cannot be found out', async () => {
    store.begin({ title: 'Begun on the phone', size: 20 });
    let asked = 0;
    const begun = [...store.held.values()].map(({ stored, ...upload }) => ({ ...upload, partSize: 4, storedParts: stored.size, storedBytes: 0, touched: '' }));
    store.network.on('get', '/api/upload/multipart', () => ((asked += 1) === 1 ? refusal(503, 'busy') : begun));
    details = { ...details, title: 'Begun on the phone' };
    await open();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Uploads that were begun before could not be found. Busy.');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    const card = await screen.findByRole('listitem', { name: 'Begun on the phone' });
    expect(within(card).getByText('Not finished: 0% is stored')).toBeInTheDocument();
    expect(within(card).getByRole('button', { name: 'Choose the file to go on' })).toBeInTheDocument();
  });
});
