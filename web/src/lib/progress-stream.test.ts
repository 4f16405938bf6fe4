import { beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../text/en';
import { readConfig } from './config';
import { parseProgress, describeStage } from './progress';
import { followProgress, retryDelay } from './progress-stream';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const message = (part: object) =>
  JSON.stringify({ videoId: 'v1', progress: null, status: 'TRANSCODING', error: null, stage: 'waiting', playable: false, ...part });

class FakeSocket {
  static opened: FakeSocket[] = [];
  onmessage?: (event: { data: string }) => void;
  onopen?: () => void;
  onclose?: (() => void) | null;
  closed = false;
  sent: string[] = [];
  constructor(readonly url: string) {
    FakeSocket.opened.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
    this.onclose?.();
  }
}

class FakeEvents extends FakeSocket {
  static streams: FakeEvents[] = [];
  onerror?: () => void;
  constructor(url: string) {
    super(url);
    FakeSocket.opened.pop();
    FakeEvents.streams.push(this);
  }
}

describe('followProgress', () => {
  beforeEach(() => {
    FakeSocket.opened = [];
    FakeEvents.streams = [];
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('EventSource', FakeEvents);
    return () => vi.useRealTimers();
  });
  const socket = (index: number) => {
    const opened = FakeSocket.opened[index];
    if (!opened) throw new Error(`socket ${index} was not opened`);
    return opened;
  };

  it('passes messages on and closes after the last one', () => {
    const onProgress = vi.fn();
    followProgress(config, 'v1', { onProgress });
    expect(socket(0).url).toBe('ws://h/ws?videoId=v1');
    socket(0).onmessage?.({ data: message({ progress: { '360p': 40 } }) });
    socket(0).onmessage?.({ data: message({ videoId: 'other' }) });
    socket(0).onmessage?.({ data: 'junk' });
    socket(0).onmessage?.({ data: message({ status: 'COMPLETED' }) });
    expect(onProgress).toHaveBeenCalledTimes(2);
    expect(socket(0).closed).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
  });

  it('comes back after a lost connection, with the same transport if it had worked', () => {
    const onLink = vi.fn();
    followProgress(config, 'v1', { onProgress: vi.fn(), onLink });
    socket(0).onmessage?.({ data: message({}) });
    socket(0).onclose?.();
    vi.advanceTimersByTime(700);
    expect(FakeSocket.opened).toHaveLength(2);
    expect(onLink.mock.calls.flat()).toEqual(['connecting', 'live', 'waiting', 'connecting']);
  });

  it('turns to server-sent events when the socket never spoke', () => {
    const onProgress = vi.fn();
    followProgress(config, 'v1', { onProgress });
    socket(0).onclose?.();
    vi.advanceTimersByTime(700);
    expect(FakeEvents.streams.map((events) => events.url)).toEqual(['http://h/api/upload/sse/v1']);
    FakeEvents.streams[0]?.onmessage?.({ data: message({ playable: true }) });
    expect(onProgress).toHaveBeenCalledWith(expect.objectContaining({ playable: true }));
  });

  it('says who the viewer is before it hears anything', () => {
    followProgress(config, 'v1', { onProgress: vi.fn(), token: () => 'a token' });
    socket(0).onopen?.();
    expect(socket(0).sent).toEqual(['{"token":"a token"}']);
    followProgress(config, 'v1', { onProgress: vi.fn(), token: () => null });
    socket(1).onopen?.();
    expect(socket(1).sent).toEqual([]);
  });

  it('opens nothing more once stopped', () => {
    const stop = followProgress(config, 'v1', { onProgress: vi.fn() });
    socket(0).onclose?.();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
    expect(FakeEvents.streams).toHaveLength(0);
  });
});

it('waits longer after each failure, up to 12 s', () => {
  expect([1, 2, 3, 10].map((failures) => retryDelay(failures, 0.5))).toEqual([500, 1000, 2000, 10_000]);
  expect(retryDelay(50, 1)).toBeCloseTo(12_000);
});

it('reads progress messages and nothing else', () => {
  expect(parseProgress(message({ progress: { '360p': 140, '720p': 'x' }, etaSeconds: 3 }))).toMatchObject({ progress: { '360p': 100 }, etaSeconds: 3 });
  for (const text of ['', '[]', 'null', '{"videoId":1,"status":"ERROR"}', '{"videoId":"v","status":"DONE"}']) expect(parseProgress(text)).toBeNull();
});

it('says how many are ahead', () => {
  const waiting = parseProgress(message({ queuePosition: 2 }));
  expect(waiting && describeStage(en.work, waiting)).toBe('Waiting: 2 videos are ahead');
});
