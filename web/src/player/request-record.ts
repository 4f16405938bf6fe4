/** Longer than any stored segment takes to begin, on any network that could play it. */
const awaitedMilliseconds = 700;
const latestKept = 40;

/** Counts the requests for media, for the statistics. */
export class RequestRecord {
  private count = 0;
  private awaitedCount = 0;
  private latest: number[] = [];

  /** One was answered, its first byte `wait` milliseconds after it was sent; `refused`: only after a refusal. */
  add(wait: number, refused: boolean): void {
    this.count += 1;
    if (refused || wait > awaitedMilliseconds) this.awaitedCount += 1;
    this.latest = [...this.latest.slice(1 - latestKept), wait];
  }

  figures(): { requests: number; awaited: number; latency: { newest: number; median: number } | null } {
    const newest = this.latest.at(-1);
    const median = [...this.latest].sort((first, second) => first - second)[Math.floor(this.latest.length / 2)];
    const latency = newest === undefined || median === undefined ? null : { newest, median };
    return { requests: this.count, awaited: this.awaitedCount, latency };
  }
}
