import type { UnfinishedUpload } from '../../lib/api';
import { titleFromName } from './file-check';
import { canRead, fileOf, type PickedFile } from './pick-files';
import { Upload, type UploadTicket, type UploadTools } from './upload';
import { UploadFailure } from './upload-failure';
import type { KeptUpload, UploadMemory } from './upload-memory';
import { isMoving, totalOf, type UploadState, type UploadTotal } from './upload-state';

/** How often numbers that change all the time are told. */
const tellMilliseconds = 200;

interface Entry {
  state: UploadState;
  upload: Upload;
  visibility: string;
  abort: AbortController;
  handle: FileSystemFileHandle | null;
  kept: KeptUpload | null;
}

const ticketOf = ({ uploadId, videoId, partSize, parts }: UnfinishedUpload): UploadTicket => ({ uploadId, videoId, partSize, parts });

/**
 * All uploads of one user in this browser. **Lifetime:** as long as the page is open, so that they go on while their
 * owner looks around; what is unfinished then is found again by `recall`.
 */
export class Uploads {
  private entries: Entry[] = [];
  private shown: readonly UploadState[] = [];
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private begun = 0;
  private recalling: Promise<void> | null = null;

  constructor(
    readonly userId: string,
    private readonly tools: UploadTools,
    private readonly memory: UploadMemory,
  ) {}

  readonly snapshot = (): readonly UploadState[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  total(): UploadTotal | null {
    return totalOf(this.shown);
  }

  /** Begins to send; the newest is shown last, as it is sent last. */
  add(files: readonly PickedFile[], visibility: string): void {
    for (const { file, handle } of files) {
      const entry = this.enter({ name: file.name, title: titleFromName(file.name), size: file.size, file }, null, visibility);
      entry.handle = handle;
      void this.run(entry, true);
    }
  }

  /** Finds what was begun before: what this browser remembers and what the server has from elsewhere. */
  recall(): Promise<void> {
    this.recalling ??= this.findBegun().finally(() => {
      this.recalling = null;
    });
    return this.recalling;
  }

  private async findBegun(): Promise<void> {
    const [unfinished, kept] = await Promise.all([this.tools.calls.unfinished(), this.memory.all(this.userId)]);
    const there = new Set(unfinished.map(({ uploadId }) => uploadId));
    for (const { uploadId } of kept) if (!there.has(uploadId)) void this.memory.forget(uploadId);
    const known = new Set(this.entries.map(({ state }) => state.uploadId));
    for (const upload of unfinished.filter(({ uploadId }) => !known.has(uploadId)).reverse()) {
      const memory = kept.find(({ uploadId }) => uploadId === upload.uploadId) ?? null;
      const entry = this.enter({ name: memory?.name ?? upload.title, title: upload.title, size: upload.size, file: null }, upload, '');
      entry.kept = memory;
      entry.handle = memory?.handle ?? null;
      this.change(entry, { reopens: entry.handle !== null });
      if (entry.handle && (await canRead(entry.handle, false))) void this.reopen(entry.state.key);
    }
  }

  pause(key: string): void {
    const entry = this.find(key);
    if (!entry || !isMoving(entry.state)) return;
    entry.abort.abort();
    this.change(entry, { phase: 'paused', bytesPerSecond: null });
  }

  pauseAll(): void {
    for (const { state } of this.entries) this.pause(state.key);
  }

  /** Goes on with what was paused or failed; the parts that are stored are not sent again. */
  resume(key: string): void {
    const entry = this.find(key);
    if (entry?.state.file && !isMoving(entry.state)) void this.run(entry, true);
  }

  /** Opens the file that was chosen before; asks its owner if the browser wants that. False: it has to be chosen again. */
  async reopen(key: string): Promise<boolean> {
    const entry = this.find(key);
    if (!entry?.handle) return false;
    const file = await fileOf(entry.handle);
    if (!file) {
      entry.handle = null;
      this.change(entry, { reopens: false });
      return false;
    }
    this.resumeWith(key, { file, handle: entry.handle });
    return true;
  }

  /** Goes on with a file that was chosen again, if it is the same one. */
  resumeWith(key: string, { file, handle }: PickedFile): void {
    const entry = this.find(key);
    if (!entry || isMoving(entry.state)) return;
    if (file.size !== entry.state.size) {
      this.change(entry, { error: new UploadFailure('otherFile') });
      return;
    }
    entry.handle = handle;
    const known = entry.kept?.name === file.name && entry.kept.lastModified === file.lastModified;
    this.change(entry, { file, name: file.name });
    void this.run(entry, known);
  }

  /** Stops, and removes what is stored of it; rejects when the server could not be told. */
  async cancel(key: string): Promise<void> {
    const entry = this.find(key);
    if (!entry) return;
    this.pause(key);
    const { uploadId } = entry.state;
    if (uploadId !== null) {
      await this.tools.calls.discard(uploadId);
      await this.memory.forget(uploadId);
    }
    this.dismiss(key);
  }

  /** Out of the list, whatever has become of it. */
  dismiss(key: string): void {
    this.entries = this.entries.filter(({ state }) => state.key !== key);
    this.tell();
  }

  private find(key: string): Entry | undefined {
    return this.entries.find(({ state }) => state.key === key);
  }

  private enter(
    { name, title, size, file }: Pick<UploadState, 'name' | 'title' | 'size' | 'file'>,
    upload: UnfinishedUpload | null,
    visibility: string,
  ): Entry {
    const order = (this.begun += 1);
    const entry: Entry = {
      state: {
        key: upload?.uploadId ?? `new-${order}`, name, title, size, file, uploadId: upload?.uploadId ?? null,
        videoId: upload?.videoId ?? null, phase: file ? 'sending' : 'fileNeeded', sent: upload?.storedBytes ?? 0, bytesPerSecond: null,
        error: null, reopens: false,
      },
      upload: new Upload(this.tools, {
        onTicket: (ticket) => this.remember(entry, ticket),
        onSent: (sent, bytesPerSecond) => this.change(entry, { sent, bytesPerSecond }, 'soon'),
        onStep: (phase) => entry.state.phase !== phase && !entry.abort.signal.aborted && this.change(entry, { phase }),
      }, order, upload && ticketOf(upload)),
      visibility, abort: new AbortController(), handle: null, kept: null,
    };
    this.entries = [...this.entries, entry];
    this.tell();
    return entry;
  }

  private async run(entry: Entry, known: boolean): Promise<void> {
    const { file, title, size, uploadId } = entry.state;
    if (!file) return;
    const { signal } = (entry.abort = new AbortController());
    this.change(entry, { phase: 'sending', error: null });
    try {
      await entry.upload.run({ file, known }, { title, size, contentType: file.type, visibility: entry.visibility }, signal);
      this.change(entry, { phase: 'sent', sent: size, bytesPerSecond: null });
      await this.memory.forget(entry.state.uploadId ?? '');
    } catch (error) {
      if (signal.aborted) return;
      // A file that turned out to be another one is not the upload's; the next may be.
      const other = error instanceof UploadFailure && error.reason === 'otherFile' && uploadId !== null;
      this.change(entry, other ? { phase: 'fileNeeded', file: null, error } : { phase: 'failed', error, bytesPerSecond: null });
    }
  }

  private remember(entry: Entry, { uploadId, videoId }: UploadTicket): void {
    this.change(entry, { uploadId, videoId });
    const { file, name, size } = entry.state;
    entry.kept = { uploadId, videoId, userId: this.userId, name, size, lastModified: file?.lastModified ?? 0, handle: entry.handle };
    void this.memory.keep(entry.kept);
  }

  private change(entry: Entry, part: Partial<UploadState>, when: 'now' | 'soon' = 'now'): void {
    entry.state = { ...entry.state, ...part };
    if (when === 'now') this.tell();
    else this.timer ??= setTimeout(() => this.tell(), tellMilliseconds);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.shown = this.entries.map(({ state }) => state);
    for (const listener of this.listeners) listener();
  }
}
