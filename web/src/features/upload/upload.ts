import { ApiError } from '../../lib/api';
import { backoff, untilWorthTrying } from './connection';
import { mostLanes, type Lanes } from './lanes';
import { PartAddresses } from './part-addresses';
import type { PutPart } from './put-part';
import { partsToKeep, type StoredPart } from './same-file';
import { SpeedMeter } from './speed-meter';
import type { NewUpload, UploadCalls } from './upload-calls';
import { judgeCall, judgePart, UploadFailure } from './upload-failure';

/** Addresses that are refused so often in a row have not run out; something else is wrong. */
const mostRefusals = 3;
const busyMilliseconds = 1000;
const mostRounds = 4;

/** What the server knows an upload by. */
export interface UploadTicket {
  uploadId: string;
  videoId: string;
  partSize: number;
  parts: number;
}

export interface UploadTools {
  calls: UploadCalls;
  put: PutPart;
  lanes: Lanes;
}

export interface UploadEvents {
  onTicket: (ticket: UploadTicket) => void;
  /** `bytesPerSecond`: null while it is not known. */
  onSent: (bytes: number, bytesPerSecond: number | null) => void;
  onStep: (step: 'checking' | 'sending' | 'reconnecting' | 'completing') => void;
}

export interface UploadSource {
  file: File;
  /** Surely the file that the stored parts are of. */
  known: boolean;
}

/**
 * Brings one file to the server, in parts, several at once. Nothing that passes by itself ends it: lost connections, a
 * server that restarts, addresses that ran out. Run again, in this page or another, it goes on with what is missing.
 */
export class Upload {
  private addresses: PartAddresses | null = null;
  private stored = new Map<number, number>();
  private readonly moving = new Map<number, number>();
  private readonly meter = new SpeedMeter();

  constructor(
    private readonly tools: UploadTools,
    private readonly events: UploadEvents,
    private readonly order: number,
    private ticket: UploadTicket | null = null,
  ) {}

  /** Resolves when the server has promised to work on the file. Rejects with what ended it; with an AbortError when
   *  `signal` says so. */
  async run(source: UploadSource, details: NewUpload, signal: AbortSignal): Promise<void> {
    // What fails for one part stops the others.
    const stop = new AbortController();
    const stopToo = () => stop.abort();
    signal.addEventListener('abort', stopToo);
    if (signal.aborted) stop.abort();
    try {
      this.events.onStep('sending');
      const ticket = await this.ensureBegun(source, details, stop.signal);
      await this.sendAndComplete(ticket, source, stop.signal);
    } finally {
      stop.abort();
      signal.removeEventListener('abort', stopToo);
      this.moving.clear();
    }
  }

  private async ensureBegun(source: UploadSource, details: NewUpload, signal: AbortSignal): Promise<UploadTicket> {
    if (this.ticket) {
      await this.findStored(this.ticket, source, signal);
      return this.ticket;
    }
    const ticket = await this.begin(details, signal);
    this.ticket = ticket;
    this.events.onTicket(ticket);
    return ticket;
  }

  /** A completion may find that a part is still being received, or is missing after all: then it is looked at again. */
  private async sendAndComplete(ticket: UploadTicket, source: UploadSource, signal: AbortSignal): Promise<void> {
    for (let round = 1; ; round += 1) {
      await this.sendMissing(ticket, source.file, signal);
      this.events.onStep('completing');
      try {
        await this.insist(() => this.tools.calls.complete(ticket.uploadId, signal), signal);
        return;
      } catch (error) {
        const mends = error instanceof ApiError && error.status === 409 && round < mostRounds;
        if (!mends || signal.aborted) throw error;
        await untilWorthTrying(busyMilliseconds, signal);
        await this.findStored(ticket, { ...source, known: true }, signal);
      }
    }
  }

  /** An attempt whose answer was lost may have begun it: then that one is taken up, not a second one begun. */
  private async begin(details: NewUpload, signal: AbortSignal): Promise<UploadTicket> {
    let lost = false;
    const asked = Date.now();
    return this.insist(async () => {
      if (lost) {
        const unfinished = await this.tools.calls.unfinished(signal);
        const begun = unfinished.find((upload) => upload.size === details.size && upload.title === details.title
          && upload.storedParts === 0 && Date.parse(upload.created) > asked - 60_000);
        if (begun) return begun;
      }
      lost = true;
      const ticket = await this.tools.calls.begin(details);
      // Stopped meanwhile: nobody would ever know of it.
      if (signal.aborted) await this.tools.calls.discard(ticket.uploadId).catch(() => undefined);
      signal.throwIfAborted();
      return ticket;
    }, signal);
  }

  private async findStored({ uploadId, partSize }: UploadTicket, { file, known }: UploadSource, signal: AbortSignal) {
    const { stored } = await this.insist(() => this.tools.calls.state(uploadId, signal), signal);
    const keep = await this.proven(file, stored, partSize, known, signal);
    if (keep === null) throw new UploadFailure('otherFile');
    this.stored = new Map(stored.filter(({ part }) => keep.includes(part)).map(({ part, size }) => [part, size]));
    this.told();
    this.events.onStep('sending');
  }

  private async proven(file: File, stored: StoredPart[], partSize: number, known: boolean, signal: AbortSignal) {
    const mine = stored.every(({ part }) => this.stored.has(part));
    if (mine) return stored.map(({ part }) => part);
    this.events.onStep('checking');
    try {
      return await partsToKeep(file, stored, partSize, known, () => undefined, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      throw new UploadFailure('fileUnreadable');
    }
  }

  private async sendMissing(ticket: UploadTicket, file: File, signal: AbortSignal): Promise<void> {
    const all = Array.from({ length: ticket.parts }, (_, index) => index + 1);
    const missing = all.filter((part) => !this.stored.has(part));
    this.addresses ??= new PartAddresses(this.tools.calls, ticket.uploadId);
    const addresses = this.addresses;
    const lane = async () => {
      while (missing.length > 0) {
        const leave = await this.tools.lanes.enter(this.order, signal);
        try {
          const part = missing.shift();
          if (part !== undefined) await this.sendPart(part, addresses, missing, file, signal);
        } finally {
          leave();
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(mostLanes, missing.length) }, lane));
  }

  private async sendPart(part: number, addresses: PartAddresses, ahead: number[], file: File, signal: AbortSignal) {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      try {
        const { url, offset, size } = await addresses.of(part, ahead, signal);
        const body = file.slice(offset, offset + size);
        const onSent = (bytes: number) => {
          if (!signal.aborted) this.moved(part, Math.min(bytes, size));
        };
        await this.tools.put({ url, body, signal, onSent });
        signal.throwIfAborted();
        this.stored.set(part, size);
        this.moved(part, null);
        this.tools.lanes.worked();
        return;
      } catch (error) {
        this.moved(part, null);
        if (signal.aborted) throw error;
        const judgement = judgePart(error);
        if (judgement === 'complete') return;
        if (judgement === 'gone') throw new UploadFailure('gone');
        if (judgement === 'expired' && ++refusals < mostRefusals) addresses.refused(part);
        else if (judgement === 'busy') await untilWorthTrying(busyMilliseconds, signal);
        else if (judgement === 'again') await this.reconnect((failures += 1), file, signal);
        else throw error;
      }
    }
  }

  /** Repeats a request until it is answered, or refused for good. */
  private async insist<Answer>(request: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await request();
      } catch (error) {
        if (signal.aborted) throw error;
        const judgement = judgeCall(error);
        if (judgement === 'gone') throw new UploadFailure('gone');
        if (judgement !== 'again') throw error;
        await this.reconnect(failures, null, signal);
      }
    }
  }

  private async reconnect(failures: number, file: File | null, signal: AbortSignal): Promise<void> {
    this.tools.lanes.failed();
    this.events.onStep('reconnecting');
    // A file that was moved or changed fails like a lost connection.
    await file?.slice(0, 1).arrayBuffer().catch(() => {
      throw new UploadFailure('fileUnreadable');
    });
    await untilWorthTrying(backoff(failures), signal);
  }

  /** `bytes`: of a part on its way; null: it is not on its way any more. */
  private moved(part: number, bytes: number | null): void {
    if (bytes === null) this.moving.delete(part);
    else this.moving.set(part, bytes);
    if (bytes !== null && bytes > 0) this.events.onStep('sending');
    this.told();
  }

  private told(): void {
    const sent = [...this.stored.values(), ...this.moving.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.meter.add(performance.now(), sent);
    this.events.onSent(sent, this.meter.bytesPerSecond());
  }
}
