import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, makeApiClient } from '../../lib/api';
import { readConfig } from '../../lib/config';
import { Format } from '../../lib/format';
import { Session } from '../../lib/session';
import { en } from '../../text/en';
import { fileProblem, titleFromName } from './file-check';
import type { putFile } from './put-file';
import { SpeedMeter } from './speed-meter';
import { UploadController } from './upload-controller';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const format = new Format('en-GB', en.time);
const job = { file: new File(['12345'], 'a.mp4', { type: 'video/mp4' }), title: 'A', description: '' };

describe('UploadController', () => {
  let calls: string[];
  let statuses: number[];
  const put = vi.fn<typeof putFile>();
  let upload: UploadController;

  beforeEach(() => {
    calls = [];
    statuses = [];
    put.mockReset().mockResolvedValue();
    let count = 0;
    vi.stubGlobal('fetch', async (request: Request) => {
      calls.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`.trim());
      count += 1;
      const status = statuses.shift() ?? 200;
      const body = status === 200 ? { url: `http://h/store/${count}`, videoId: `v${count}`, success: true, message: '' } : { error: 'no', code: 'c', requestId: 'r' };
      return Response.json(body, { status });
    });
    upload = new UploadController(makeApiClient(config, new Session()), put);
  });

  it('asks for an address, sends the file and says that it is there', async () => {
    await upload.start(job);
    expect(calls).toEqual([
      'POST /api/upload/upload-url {"title":"A","description":"","size":5,"contentType":"video/mp4"}',
      'POST /api/upload/transcode-video {"videoID":"v1"}',
    ]);
    expect(put).toHaveBeenCalledWith(expect.objectContaining({ url: 'http://h/store/1', file: job.file }));
    expect(upload.snapshot()).toEqual({ phase: 'sent', job, videoId: 'v1' });
  });

  it('tries again under the same address after a lost connection', async () => {
    put.mockRejectedValueOnce(new ApiError(0, 'unreachable', 'The connection was lost'));
    await upload.start(job);
    expect(upload.snapshot()).toEqual({ phase: 'failed', job, error: new ApiError(0, 'unreachable', 'The connection was lost') });
    await upload.retry();
    expect(put.mock.calls.map(([request]) => request.url)).toEqual(['http://h/store/1', 'http://h/store/1']);
    expect(upload.snapshot().phase).toBe('sent');
  });

  it('asks for another address when the old one has run out', async () => {
    put.mockRejectedValueOnce(new ApiError(403, 'put_refused'));
    await upload.start(job);
    await upload.retry();
    expect(put.mock.calls.map(([request]) => request.url)).toEqual(['http://h/store/1', 'http://h/store/2']);
  });

  it('does not send the file again because the completion was answered 503', async () => {
    vi.useFakeTimers();
    statuses = [200, 503];
    const done = upload.start(job);
    await vi.runAllTimersAsync();
    await done;
    vi.useRealTimers();
    expect(put).toHaveBeenCalledTimes(1);
    expect(upload.snapshot().phase).toBe('sent');
  });

  it('cancels: stops sending, forgets the video, and no late end of it shows', async () => {
    put.mockImplementation(({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))));
    const done = upload.start(job);
    await vi.waitFor(() => expect(put).toHaveBeenCalled());
    await upload.cancel();
    await done;
    expect(upload.snapshot()).toEqual({ phase: 'idle' });
    expect(calls.at(-1)).toBe('DELETE /api/video/v1');
  });

  it('after failed work deletes the failed video and begins a new one', async () => {
    await upload.start(job);
    await upload.retry();
    expect(calls.map((call) => call.split(' ').slice(0, 2).join(' ')).slice(2)).toEqual([
      'DELETE /api/video/v1', 'POST /api/upload/upload-url', 'POST /api/upload/transcode-video',
    ]);
  });
});

it('refuses what surely is no video before it is sent', () => {
  expect(fileProblem(format, new File([], 'a.mp4'), 0)).toBe('“a.mp4” is empty.');
  expect(fileProblem(format, new File(['x'], 'a.png', { type: 'image/png' }), 0)).toBe('“a.png” is not a video.');
  expect(fileProblem(format, new File(['xxxx'], 'a.mp4'), 3)).toBe('“a.mp4” has 4 B; this server accepts up to 3 B.');
  expect(fileProblem(format, new File(['x'], 'a.mkv'), 3)).toBeNull();
});

it('makes a title of a file name', () => {
  expect(['my_holiday.final.mp4', '.mp4', 'no ending', `${'😀'.repeat(120)}.mp4`].map(titleFromName)).toEqual([
    'my holiday.final', '.mp4', 'no ending', '😀'.repeat(100),
  ]);
});

it('measures speed over the last seconds', () => {
  const meter = new SpeedMeter(1000);
  meter.add(0, 0);
  expect(meter.bytesPerSecond()).toBeNull();
  meter.add(1000, 100);
  expect(meter.bytesPerSecond()).toBe(100);
  for (let at = 1500; at <= 4000; at += 500) meter.add(at, 100 + (at - 1000) * 2);
  expect(meter.bytesPerSecond()).toBe(2000);
});
