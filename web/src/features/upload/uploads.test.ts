import { File as RealFile } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApiClient } from '../../lib/api';
import { Session } from '../../lib/session';
import { refusal } from '../../testing/network';
import { config } from '../../testing/show';
import { FakeMemory, FakeStore } from './fake-store';
import { Lanes } from './lanes';
import { UploadCalls } from './upload-calls';
import { UploadFailure } from './upload-failure';
import { Uploads } from './uploads';

const text = 'every byte counts, and in order';
/** jsdom's files cannot be read. */
const film = (content = text, lastModified = 1) =>
  new RealFile([content], 'my_film.mp4', { type: 'video/mp4', lastModified }) as unknown as File;

describe('Uploads', () => {
  let store: FakeStore;
  let memory: FakeMemory;
  const open = () => new Uploads('mira', { calls: new UploadCalls(makeApiClient(config, new Session())), put: store.put, lanes: new Lanes() }, memory);
  const until = (uploads: Uploads, phase: string) => vi.waitFor(() => expect(uploads.snapshot()[0]?.phase).toBe(phase), { timeout: 4000 });
  const only = (uploads: Uploads) => {
    const [upload] = uploads.snapshot();
    if (!upload) throw new Error('there should be an upload');
    return upload;
  };
  const send = (uploads: Uploads, file = film()) => uploads.add([{ file, handle: null }], 'unlisted');

  beforeEach(() => {
    store = new FakeStore();
    memory = new FakeMemory();
    vi.stubGlobal('crypto', webcrypto);
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });

  it('sends a file in parts, completes it and forgets it', async () => {
    const uploads = open();
    send(uploads);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
    expect(only(uploads)).toMatchObject({ name: 'my_film.mp4', title: 'my film', videoId: 'v1', sent: text.length, error: null });
    expect(store.network.callsOf('post', '/api/upload/multipart').map(({ body }) => body)).toEqual([
      { title: 'my film', size: text.length, contentType: 'video/mp4', visibility: 'unlisted' },
    ]);
    expect(store.puts).toHaveLength(8);
    expect(memory.kept.size).toBe(0);
    expect(uploads.total()).toBeNull();
  });

  it('sends lost parts again, and one whose answer was lost, until everything is there', async () => {
    store.faults.push(0, 503, 'storedButLost', 0);
    const uploads = open();
    send(uploads);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
    expect(store.puts).toHaveLength(12);
  });

  it('has an expired address signed anew', async () => {
    store.faults.push(403);
    const uploads = open();
    send(uploads);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
    expect(store.signed).toBe(2);
  });

  it('gives up when fresh addresses are refused, too', async () => {
    store.faults.push(...Array.from({ length: 24 }, () => 403));
    const uploads = open();
    send(uploads);
    await until(uploads, 'failed');
    expect(only(uploads).error).toMatchObject({ status: 403 });
  });

  it('waits while an earlier attempt still holds a part', async () => {
    store.faults.push(409);
    const uploads = open();
    send(uploads);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
  });

  it('stops at a full disk, keeps what is stored and goes on when asked', async () => {
    const uploads = open();
    store.faults.push(...[507, 507, 507]);
    send(uploads);
    await until(uploads, 'failed');
    expect(only(uploads).error).toMatchObject({ status: 507 });
    const before = store.held.get('u1')?.stored.size ?? 0;
    store.puts.length = 0;
    uploads.resume(only(uploads).key);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
    expect(store.puts).toHaveLength(8 - before);
    expect(store.network.callsOf('post', '/api/upload/multipart')).toHaveLength(1);
  });

  it('says that it waits for the connection, and goes on at once when it is back', async () => {
    const uploads = open();
    store.faults.push(...Array.from({ length: 12 }, () => 0));
    send(uploads);
    await until(uploads, 'reconnecting');
    store.faults.length = 0;
    window.dispatchEvent(new Event('online'));
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
  });

  it('takes up the one that was begun by a request whose answer was lost', async () => {
    let first = true;
    store.network.on('post', '/api/upload/multipart', ({ body }) => {
      store.begin(body as { title: string; size: number });
      if (!first) throw new Error('a second one was begun');
      first = false;
      return refusal(503, 'busy');
    });
    const uploads = open();
    send(uploads);
    await until(uploads, 'sent');
    expect(store.held.size).toBe(1);
  });

  it('is told what the server says when it may not begin', async () => {
    store.network.on('post', '/api/upload/multipart', refusal(413, 'this file is larger than what is left of your quota', 'too_large'));
    const uploads = open();
    send(uploads);
    await until(uploads, 'failed');
    expect(only(uploads).error).toMatchObject({ status: 413, message: 'this file is larger than what is left of your quota' });
    await uploads.cancel(only(uploads).key);
    expect(uploads.snapshot()).toEqual([]);
  });

  it('pauses and goes on', async () => {
    const uploads = open();
    store.faults.push('never', 'never', 'never');
    send(uploads);
    await vi.waitFor(() => expect(store.puts).toHaveLength(3));
    expect(uploads.total()).not.toBeNull();
    uploads.pause(only(uploads).key);
    expect(only(uploads).phase).toBe('paused');
    expect(uploads.total()).toBeNull();
    uploads.resume(only(uploads).key);
    await until(uploads, 'sent');
    expect(store.content).toBe(text);
  });

  it('cancels: nothing is left at the server or here', async () => {
    const uploads = open();
    store.faults.push('never', 'never', 'never');
    send(uploads);
    await vi.waitFor(() => expect(store.puts).toHaveLength(3));
    await uploads.cancel(only(uploads).key);
    expect([uploads.snapshot(), store.held.size, memory.kept.size]).toEqual([[], 0, 0]);
  });

  it('sends the first file first', async () => {
    const uploads = open();
    uploads.add([{ file: film('one file of some length'), handle: null }, { file: film('another'), handle: null }], 'public');
    await vi.waitFor(() => expect(uploads.snapshot().map(({ phase }) => phase)).toEqual(['sent', 'sent']));
    expect([...store.held.values()].map(({ stored }) => [...stored.values()].join('').length)).toEqual([23, 7]);
  });

  it('fails when the file cannot be read any more', async () => {
    const uploads = open();
    const file = film();
    vi.spyOn(file, 'slice').mockImplementation(() => {
      return { arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) } as Blob;
    });
    store.faults.push(0, 0, 0);
    send(uploads, file);
    await until(uploads, 'failed');
    expect(only(uploads).error).toEqual(new UploadFailure('fileUnreadable'));
  });

  describe('after a reload', () => {
    /** Cut after three parts; gives what a new page finds. */
    async function cut(): Promise<Uploads> {
      const before = open();
      store.faults.push(0, 'storedButLost', 'storedButLost', ...Array.from({ length: 60 }, () => 0));
      send(before);
      await until(before, 'reconnecting');
      await vi.waitFor(() => expect(store.held.get('u1')?.stored.size).toBe(2));
      before.pauseAll();
      store.faults.length = 0;
      store.puts.length = 0;
      const after = open();
      await after.recall();
      return after;
    }

    it('goes on with what is missing when the file is chosen again', async () => {
      const uploads = await cut();
      expect(only(uploads)).toMatchObject({ phase: 'fileNeeded', name: 'my_film.mp4', videoId: 'v1', sent: 8 });
      uploads.resumeWith(only(uploads).key, { file: film(), handle: null });
      await until(uploads, 'sent');
      expect(store.content).toBe(text);
      expect(store.puts).toHaveLength(6);
      expect(memory.kept.size).toBe(0);
    });

    it('recognises the file on another machine by its bytes', async () => {
      memory.keep = () => Promise.resolve();
      const uploads = await cut();
      expect(only(uploads)).toMatchObject({ phase: 'fileNeeded', name: 'my film' });
      uploads.resumeWith(only(uploads).key, { file: film(text, 99), handle: null });
      await until(uploads, 'sent');
      expect(store.content).toBe(text);
      expect(store.puts).toHaveLength(6);
    });

    it.each([['of the same size', 'X'.repeat(text.length)], ['of another size', 'short']])('refuses another file %s', async (_, content) => {
      const uploads = await cut();
      uploads.resumeWith(only(uploads).key, { file: film(content, 99), handle: null });
      await vi.waitFor(() => expect(only(uploads)).toMatchObject({ phase: 'fileNeeded', error: { reason: 'otherFile' } }));
      expect(store.puts).toEqual([]);
      uploads.resumeWith(only(uploads).key, { file: film(), handle: null });
      await until(uploads, 'sent');
      expect(store.content).toBe(text);
    });

    it('sends everything again where a page cannot hash, and the file may be another', async () => {
      const uploads = await cut();
      vi.stubGlobal('crypto', {});
      store.network.on('get', '/api/upload/multipart/{uploadId}', {
        upload: { uploadId: 'u1', videoId: 'v1', title: 'my film', size: text.length, partSize: 4, parts: 8, storedParts: 2, storedBytes: 8,
          completed: false, created: '', touched: '' },
        stored: [{ part: 2, size: 4, etag: 'x' }, { part: 3, size: 4, etag: 'x' }],
      });
      uploads.resumeWith(only(uploads).key, { file: film(text, 99), handle: null });
      await until(uploads, 'sent');
      expect(store.puts).toHaveLength(8);
    });

    it('opens the file by itself where the browser allows it', async () => {
      const handle = { kind: 'file', getFile: () => Promise.resolve(film()), queryPermission: () => Promise.resolve('granted'),
        requestPermission: () => Promise.resolve('granted') } as unknown as FileSystemFileHandle;
      const before = open();
      store.faults.push('never', 'never', 'never');
      before.add([{ file: film(), handle }], 'public');
      await vi.waitFor(() => expect(store.puts).toHaveLength(3));
      before.pauseAll();
      const after = open();
      await after.recall();
      await until(after, 'sent');
      expect(store.content).toBe(text);
    });

    it('forgets what has ended meanwhile', async () => {
      await memory.keep({ uploadId: 'gone', videoId: 'v9', userId: 'mira', name: 'old.mp4', size: 1, lastModified: 1, handle: null });
      const uploads = open();
      await uploads.recall();
      expect(uploads.snapshot()).toEqual([]);
      expect(memory.kept.size).toBe(0);
    });

    it('says that the upload is gone when the server has removed it', async () => {
      const uploads = await cut();
      store.held.clear();
      uploads.resumeWith(only(uploads).key, { file: film(), handle: null });
      await until(uploads, 'failed');
      expect(only(uploads).error).toEqual(new UploadFailure('gone'));
    });
  });
});
