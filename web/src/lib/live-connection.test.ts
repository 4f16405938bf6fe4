import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from './config';
import { FakeSocket } from './fake-socket';
import { LiveConnection, retryDelay } from './live-connection';
import { Session } from './session';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const mira = { userId: 'mira', name: 'Mira', profilePictureUrl: '' };
const message = (videoId: string, part: object = {}) =>
  JSON.stringify({ videoId, progress: null, status: 'TRANSCODING', error: null, stage: 'waiting', playable: false, ...part });
const unread = (number: number) => JSON.stringify({ type: 'unread', notification: null, unread: number });
const ids = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
/** What many do at once is told in the next microtask. */
const soon = () => vi.advanceTimersByTimeAsync(0);
const later = () => vi.advanceTimersByTimeAsync(15_000);

describe('LiveConnection', () => {
  const fetched = vi.fn<typeof fetch>();
  const checkSession = vi.fn<() => void>();
  let session: Session;
  let live: LiveConnection;
  beforeEach(() => {
    FakeSocket.all = [];
    fetched.mockReset();
    checkSession.mockReset();
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('fetch', fetched);
    session = new Session();
    live = new LiveConnection(config, session, checkSession);
    return () => vi.useRealTimers();
  });

  /** The newest socket, opened. */
  const opened = async () => {
    await soon();
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    socket.onopen?.();
    return socket;
  };

  it('opens one socket for all who listen, and closes it after the last of them', async () => {
    const leave = [live.watch('v1', vi.fn()), live.watch('v2', vi.fn()), live.watch('v1', vi.fn())];
    const socket = await opened();
    expect(socket.url).toBe('ws://h/ws');
    expect(socket.sent).toEqual([{ watch: ['v1', 'v2'] }]);
    leave[0]?.();
    leave[1]?.();
    live.watch('v3', vi.fn())();
    await soon();
    expect(socket.sent.slice(1)).toEqual([{ unwatch: ['v2'] }]);
    leave[2]?.();
    await soon();
    expect(socket.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('tells each listener of its video only, and latecomers what was heard last', async () => {
    const [first, second, late] = [vi.fn(), vi.fn(), vi.fn()];
    live.watch('v1', first);
    live.watch('v2', second);
    const socket = await opened();
    for (const text of [message('v1', { progress: { '360p': 40 } }), message('v3'), 'junk', '{"type":"error","error":"no","code":"invalid"}']) socket.hear(text);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).not.toHaveBeenCalled();
    live.watch('v1', late);
    expect(late).toHaveBeenCalledWith(expect.objectContaining({ videoId: 'v1', progress: { '360p': 40 } }));
    await soon();
    expect(socket.sent).toHaveLength(1);
  });

  it('closes when everything that is watched has ended', async () => {
    const heard = vi.fn();
    live.watch('v1', heard);
    live.watch('v2', vi.fn());
    const socket = await opened();
    socket.hear(message('v1', { status: 'COMPLETED' }));
    await soon();
    expect(socket.closed).toBe(false);
    socket.hear(message('v2', { status: 'ERROR' }));
    await soon();
    expect(socket.closed).toBe(true);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('comes back after a lost connection, watches again, and says so', async () => {
    const links: string[] = [];
    const back = vi.fn();
    live.subscribeLink(() => links.push(live.currentLink()));
    live.onReconnected(back);
    live.watch('v1', vi.fn());
    live.watch('v2', vi.fn());
    const first = await opened();
    first.hear(message('v1'));
    first.hear(message('v2', { status: 'COMPLETED' }));
    first.lose();
    await later();
    const second = await opened();
    expect(FakeSocket.all).toHaveLength(2);
    expect(second.sent).toEqual([{ watch: ['v1'] }]);
    expect(back).not.toHaveBeenCalled();
    second.hear(message('v1'));
    second.hear(message('v1'));
    expect(back).toHaveBeenCalledTimes(1);
    expect(links).toEqual(['live', 'waiting', 'live']);
  });

  it('comes back at once when the network or the page does', async () => {
    live.watch('v1', vi.fn());
    (await opened()).hear(message('v1'));
    for (const [count, event] of [[2, () => window.dispatchEvent(new Event('online'))], [3, () => document.dispatchEvent(new Event('visibilitychange'))]] as const) {
      event();
      expect(FakeSocket.all).toHaveLength(count - 1);
      FakeSocket.all.at(-1)?.lose();
      event();
      expect(FakeSocket.all).toHaveLength(count);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(FakeSocket.all).toHaveLength(count);
    }
  });

  it('follows as many as the server allows, the others when one has ended', async () => {
    for (const id of ids(52)) live.watch(id, vi.fn());
    const socket = await opened();
    expect(socket.sent).toEqual([{ watch: ids(50) }]);
    socket.hear(message('v7', { status: 'COMPLETED' }));
    await soon();
    expect(socket.sent.at(-1)).toEqual({ unwatch: ['v7'], watch: ['v50'] });
  });

  it('says who is there before anything else, and again when the token is renewed', async () => {
    session.logIn('t1', mira);
    live.watch('v1', vi.fn());
    const socket = await opened();
    session.logIn('t2', mira);
    expect(socket.sent).toEqual([{ token: 't1' }, { watch: ['v1'] }, { token: 't2' }]);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('tells news to who is logged in, and nobody after they left', async () => {
    const news = vi.fn();
    const leave = live.onNotification(news);
    await soon();
    expect(FakeSocket.all).toHaveLength(0);
    session.logIn('t1', mira);
    const socket = await opened();
    expect(socket.sent).toEqual([{ token: 't1' }]);
    socket.hear(unread(3));
    socket.hear(JSON.stringify({ type: 'notification', notification: { id: 5 }, unread: 4 }));
    expect(news.mock.calls.flat()).toEqual([{ notification: null, unread: 3 }, { notification: { id: 5 }, unread: 4 }]);
    session.logOut();
    await soon();
    expect(socket.closed).toBe(true);
    session.logIn('t2', mira);
    await soon();
    expect(FakeSocket.all).toHaveLength(2);
    leave();
    await soon();
    expect(FakeSocket.all[1]?.closed).toBe(true);
  });

  it('goes on as a guest with what guests may see after a log-out', async () => {
    session.logIn('t1', mira);
    live.watch('v1', vi.fn());
    const socket = await opened();
    socket.hear(message('v1'));
    session.logOut();
    const late = vi.fn();
    live.watch('v1', late);
    expect(late).not.toHaveBeenCalled();
    expect((await opened()).sent).toEqual([{ watch: ['v1'] }]);
    expect(socket.closed).toBe(true);
  });

  it('has the session checked when the server refuses the token', async () => {
    session.logIn('t1', mira);
    live.onNotification(vi.fn());
    (await opened()).lose(1008);
    expect(checkSession).toHaveBeenCalledTimes(1);
    session.expire('t1');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(fetched).not.toHaveBeenCalled();
  });
});

it('waits longer after each failure, up to 12 s', () => {
  expect([1, 2, 3, 10].map((failures) => retryDelay(failures, 0.5))).toEqual([500, 1000, 2000, 10_000]);
  expect(retryDelay(50, 1)).toBeCloseTo(12_000);
});
