import { ApiError } from '../../lib/api';
import { MockNetwork, refusal, type Reply } from '../../testing/network';
import type { PutPart } from './put-part';
import type { KeptUpload, UploadMemory } from './upload-memory';

interface Held {
  uploadId: string;
  videoId: string;
  title: string;
  size: number;
  parts: number;
  stored: Map<number, string>;
  completed: boolean;
  created: string;
}

/** What happens to the next part that is sent, instead of being stored: a status, 0 for a lost connection; or it waits. */
type Fault = number | 'storedButLost' | 'never';

const partSize = 4;

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** For tests: a server that takes uploads in parts of four bytes, keeps what it was sent, and fails as it is told. */
export class FakeStore {
  readonly network = new MockNetwork();
  readonly held = new Map<string, Held>();
  readonly faults: Fault[] = [];
  /** Every attempt to send a part, in order. */
  readonly puts: string[] = [];
  signed = 0;

  constructor() {
    const state = ({ stored, ...upload }: Held) => ({
      ...upload, partSize, storedParts: stored.size, storedBytes: [...stored.values()].join('').length, touched: upload.created,
    });
    const found = (uploadId: string | undefined): Held | Reply => this.held.get(uploadId ?? '') ?? refusal(404, 'no such upload', 'not_found');
    this.network
      .on('post', '/api/upload/multipart', ({ body }) => state(this.begin(body as { title: string; size: number })))
      .on('get', '/api/upload/multipart', () => [...this.held.values()].map(state))
      .on('get', '/api/upload/multipart/{uploadId}', async ({ parameters }) => {
        const upload = found(parameters.uploadId);
        if (!('stored' in upload)) return upload;
        const stored = await Promise.all([...upload.stored].map(async ([part, text]) => ({ part, size: text.length, etag: await sha256(text) })));
        return { upload: state(upload), stored };
      })
      .on('delete', '/api/upload/multipart/{uploadId}', ({ parameters }) => {
        this.held.delete(parameters.uploadId ?? '');
        return { message: 'gone' };
      })
      .on('post', '/api/upload/multipart/{uploadId}/part-urls', ({ parameters, body }) => {
        const upload = found(parameters.uploadId);
        if (!('stored' in upload)) return upload;
        this.signed += 1;
        return (body as { parts: number[] }).parts.map((part) => {
          const offset = (part - 1) * partSize;
          return { part, offset, size: Math.min(partSize, upload.size - offset), url: `/store/${upload.uploadId}/${part}`, expires: '' };
        });
      })
      .on('post', '/api/upload/multipart/{uploadId}/complete', ({ parameters }) => {
        const upload = found(parameters.uploadId);
        if (!('stored' in upload)) return upload;
        if (upload.stored.size < upload.parts) return refusal(409, 'parts are missing', 'conflict');
        upload.completed = true;
        return { videoId: upload.videoId };
      });
  }

  /** What has arrived of the only upload. */
  get content(): string {
    const [upload] = this.held.values();
    return [...(upload?.stored ?? [])].sort(([first], [second]) => first - second).map(([, text]) => text).join('');
  }

  begin({ title, size }: { title: string; size: number }): Held {
    const number = this.held.size + 1;
    const upload: Held = {
      uploadId: `u${number}`, videoId: `v${number}`, title, size, parts: Math.ceil(size / partSize), stored: new Map(), completed: false,
      created: new Date().toISOString(),
    };
    this.held.set(upload.uploadId, upload);
    return upload;
  }

  readonly put: PutPart = async ({ url, body, onSent, signal }) => {
    const [, , uploadId = '', part = ''] = url.split('/');
    this.puts.push(part);
    onSent(1);
    const fault = this.faults.shift();
    if (fault === 'never') {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))));
    }
    if (typeof fault === 'number') throw new ApiError(fault, 'provoked');
    const text = await body.text();
    this.held.get(uploadId)?.stored.set(Number(part), text);
    if (fault === 'storedButLost') throw new ApiError(0, 'unreachable');
    onSent(body.size);
  };
}

/** For tests: remembers as a browser does, but over "reloads" of a test only. */
export class FakeMemory implements UploadMemory {
  readonly kept = new Map<string, KeptUpload>();
  all(userId: string) {
    return Promise.resolve([...this.kept.values()].filter((upload) => upload.userId === userId));
  }
  keep(upload: KeptUpload) {
    this.kept.set(upload.uploadId, upload);
    return Promise.resolve();
  }
  forget(uploadId: string) {
    this.kept.delete(uploadId);
    return Promise.resolve();
  }
}
