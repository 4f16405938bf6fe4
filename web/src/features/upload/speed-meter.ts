/** Bytes per second over the last few seconds; jumps of single progress events are smoothed away. */
export class SpeedMeter {
  private samples: { at: number; bytes: number }[] = [];

  constructor(private readonly windowMilliseconds = 6000) {}

  add(at: number, bytes: number): void {
    this.samples.push({ at, bytes });
    const from = at - this.windowMilliseconds;
    // One sample before the window stays, so that a slow line has something to measure from.
    while (this.samples[1] && this.samples[1].at < from) this.samples.shift();
  }

  /** Null until half a second was seen. */
  bytesPerSecond(): number | null {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < 500) return null;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }
}
