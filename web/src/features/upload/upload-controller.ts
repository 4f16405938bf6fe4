import { answerOf, ApiError, type ApiClient, type UploadTicket } from '../../lib/api';
import { deleteVideo } from '../../lib/videos';
import { putFile } from './put-file';
import { SpeedMeter } from './speed-meter';

export interface UploadJob {
  file: File;
  title: string;
  description: string;
}

export type UploadState =
  | { phase: 'idle' }
  | { phase: 'sending'; job: UploadJob; sent: number; bytesPerSecond: number | null }
  /** Everything is with the server; its own progress tells the rest. */
  | { phase: 'sent'; job: UploadJob; videoId: string }
  | { phase: 'failed'; job: UploadJob; error: unknown };

const completionAttempts = 5;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * One upload at a time, from the pre-signed address to the server's promise to work on it. **Lifetime:** as long as
 * the page is open, so that an upload goes on while its owner looks around.
 */
export class UploadController {
  private state: UploadState = { phase: 'idle' };
  private readonly listeners = new Set<() => void>();
  private ticket: UploadTicket | null = null;
  private abort = new AbortController();

  constructor(
    private readonly api: ApiClient,
    private readonly put: typeof putFile = putFile,
  ) {}

  readonly snapshot = (): UploadState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins; never rejects, failures are a state. */
  async start(job: UploadJob): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.set({ phase: 'sending', job, sent: 0, bytesPerSecond: null });
    try {
      const ticket = await this.ensureTicket(job, abort);
      await this.send(ticket.url, job, abort.signal);
      await this.complete(ticket.videoId, abort.signal);
      this.ticket = null;
      this.set({ phase: 'sent', job, videoId: ticket.videoId });
    } catch (error) {
      if (abort.signal.aborted) return;
      this.fail(job, error);
    }
  }

  /** Stops sending and forgets the video. */
  async cancel(): Promise<void> {
    this.abort.abort();
    const { ticket } = this;
    this.reset();
    // The server forgets abandoned uploads by itself; this only spares the owner the sight of it.
    if (ticket) await deleteVideo(this.api, ticket.videoId).catch(() => undefined);
  }

  /** Again, with the same file: under the same address after a failed sending, as a new video after failed work. */
  async retry(): Promise<void> {
    if (this.state.phase === 'failed') return this.start(this.state.job);
    if (this.state.phase !== 'sent') return;
    const { job, videoId } = this.state;
    this.set({ phase: 'sending', job, sent: 0, bytesPerSecond: null });
    await deleteVideo(this.api, videoId).catch(() => undefined);
    return this.start(job);
  }

  reset(): void {
    this.ticket = null;
    this.set({ phase: 'idle' });
  }

  private async ensureTicket({ file, title, description }: UploadJob, abort: AbortController): Promise<UploadTicket> {
    if (this.ticket) return this.ticket;
    const body = { title, description, size: file.size, ...(file.type ? { contentType: file.type } : {}) };
    const ticket = await answerOf(this.api.POST('/api/upload/upload-url', { body }));
    if (abort.signal.aborted) {
      await deleteVideo(this.api, ticket.videoId).catch(() => undefined);
      throw new DOMException('cancelled', 'AbortError');
    }
    this.ticket = ticket;
    return ticket;
  }

  private send(url: string, job: UploadJob, signal: AbortSignal): Promise<void> {
    const meter = new SpeedMeter();
    const onSent = (sent: number) => {
      meter.add(performance.now(), sent);
      this.set({ phase: 'sending', job, sent: Math.min(sent, job.file.size), bytesPerSecond: meter.bytesPerSecond() });
    };
    return this.put({ url, file: job.file, onSent, signal });
  }

  /** The file is there; a lost connection must not make its owner send it again. */
  private async complete(videoId: string, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await answerOf(this.api.POST('/api/upload/transcode-video', { body: { videoID: videoId }, signal }));
        return;
      } catch (error) {
        const passing = error instanceof ApiError && (error.status === 0 || error.status >= 500);
        if (!passing || attempt === completionAttempts || signal.aborted) throw error;
        await pause(500 * 2 ** attempt);
      }
    }
  }

  private fail(job: UploadJob, error: unknown): void {
    // The address is no longer good, or never was: the next attempt asks for another.
    if (error instanceof ApiError && [400, 403, 404, 409].includes(error.status)) this.ticket = null;
    this.set({ phase: 'failed', job, error });
  }

  private set(state: UploadState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
