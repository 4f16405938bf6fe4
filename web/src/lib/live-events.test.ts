import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from './config';
import { FakeSocket } from './fake-socket';
import { LiveConnection } from './live-connection';
import { Session } from './session';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const mira = { userId: 'mira', name: 'Mira', profilePictureUrl: '' };
const message = (videoId: string, part: object = {}) =>
  JSON.stringify({ videoId, progress: null, status: 'TRANSCODING', error: null, stage: 'waiting', playable: false, ...part });
const ids = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
/** What many do at once is told in the next microtask. */
const soon = () => vi.advanceTimersByTimeAsync(0);
const later = () => vi.advanceTimersByTimeAsync(15_000);

describe('LiveConnection where sockets do not work', () => {
  const fetched = vi.fn<typeof fetch>();
  let session: Session;
  let live: LiveConnection;
  const streams = new Map<string, { say: (text: string) => void; end: () => void; signal: AbortSignal | null | undefined }>();
  const serve = (url: string, { signal }: RequestInit = {}) => {
    const id = url.split('/').at(-1) ?? '';
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        streams.set(id, {
          say: (text) => controller.enqueue(new TextEncoder().encode(`: hello\n\ndata: ${text}\n\n`)),
          end: () => controller.close(),
          signal,
        });
      },
    });
    return Promise.resolve(new Response(body));
  };
  beforeEach(() => {
    streams.clear();
    FakeSocket.all = [];
    fetched.mockReset();
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('fetch', fetched);
    session = new Session();
    live = new LiveConnection(config, session);
    fetched.mockImplementation((input, init) => serve(input as string, init));
    return () => vi.useRealTimers();
  });
  const cut = async () => {
    await soon();
    FakeSocket.all.at(-1)?.lose();
    await later();
  };
  const urls = () => fetched.mock.calls.map(([input]) => input);

  it('turns to server-sent events, a few at a time, with the token', async () => {
    session.logIn('t1', mira);
    const heard = ids(5).map((id) => {
      const onProgress = vi.fn();
      live.watch(id, onProgress);
      return onProgress;
    });
    await cut();
    expect(urls()).toEqual(ids(3).map((id) => `http://h/api/upload/sse/${id}`));
    expect(fetched.mock.calls[0]?.[1]?.headers).toEqual({ Authorization: 'Bearer t1' });
    streams.get('v1')?.say(message('v1', { status: 'COMPLETED' }));
    await soon();
    expect(heard[1]).toHaveBeenCalledWith(expect.objectContaining({ status: 'COMPLETED' }));
    expect(streams.get('v1')?.signal?.aborted).toBe(true);
    expect(urls().at(-1)).toBe('http://h/api/upload/sse/v3');
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('keeps to them while they work, and to sockets once one has worked', async () => {
    live.watch('v1', vi.fn());
    await cut();
    streams.get('v1')?.say(message('v1'));
    await soon();
    streams.get('v1')?.end();
    await later();
    expect(fetched).toHaveBeenCalledTimes(2);
    streams.get('v1')?.end();
    await later();
    expect(FakeSocket.all).toHaveLength(2);
    FakeSocket.all.at(-1)?.hear(message('v1'));
    await cut();
    await cut();
    expect([FakeSocket.all.length, fetched.mock.calls.length]).toEqual([4, 2]);
  });

  it('goes on without a video that is not there, and asks by socket when there is no other', async () => {
    fetched.mockResolvedValueOnce(new Response(null, { status: 404 }));
    live.watch('v1', vi.fn());
    const leave = live.watch('v2', vi.fn());
    await cut();
    expect(streams.get('v2')?.signal?.aborted).toBe(false);
    fetched.mockResolvedValueOnce(new Response(null, { status: 404 }));
    live.watch('v3', vi.fn());
    leave();
    await later();
    expect(FakeSocket.all).toHaveLength(2);
  });
});
