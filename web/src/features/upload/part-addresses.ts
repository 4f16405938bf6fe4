import type { PartAddress, UploadCalls } from './upload-calls';

/** Signed at once: enough to keep all lanes busy, few enough to be used before they run out. */
const batch = 12;
/** Addresses are good for 15 minutes; the rest is for a slow request. */
const goodMilliseconds = 12 * 60_000;

/** Signed addresses of an upload's parts, asked for in batches and used while they are good. */
export class PartAddresses {
  private known = new Map<number, PartAddress>();
  private until = 0;
  private asking: Promise<void> | null = null;

  constructor(private readonly calls: UploadCalls, private readonly uploadId: string) {}

  /** The address of `part`; `ahead` are those that will be asked for next. */
  async of(part: number, ahead: readonly number[], signal: AbortSignal): Promise<PartAddress> {
    for (;;) {
      if (Date.now() > this.until) this.known.clear();
      const address = this.known.get(part);
      if (address) return address;
      // One request at a time: the batch that is on its way may hold it.
      this.asking ??= this.ask([part, ...ahead.filter((other) => other !== part)].slice(0, batch), signal).finally(() => {
        this.asking = null;
      });
      await this.asking;
    }
  }

  /** The store refused it: another one shall be signed. */
  refused(part: number): void {
    this.known.delete(part);
  }

  private async ask(parts: number[], signal: AbortSignal): Promise<void> {
    const asked = Date.now();
    const addresses = await this.calls.addresses(this.uploadId, parts, signal);
    this.until = this.known.size === 0 ? asked + goodMilliseconds : Math.min(this.until, asked + goodMilliseconds);
    for (const [part, address] of addresses) this.known.set(part, address);
  }
}
