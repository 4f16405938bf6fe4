/** No more than this at once: browsers open six connections to a host, and two are for everything else. */
export const mostLanes = 4;

interface Waiter {
  order: number;
  enter: () => void;
}

/**
 * How many parts are on their way at once, over all uploads: fewer after a failure, more after a run of successes. Who
 * came first goes first, so that one file is whole, and can be watched, as early as possible.
 */
export class Lanes {
  private open = 3;
  private busy = 0;
  private run = 0;
  private waiting: Waiter[] = [];

  /** Resolves when there is a free lane, with the way to leave it; rejects when `signal` says so. `order`: low first. */
  enter(order: number, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        order,
        enter: () => {
          signal.removeEventListener('abort', leaveQueue);
          this.busy += 1;
          resolve(this.leaver());
        },
      };
      const leaveQueue = () => {
        this.waiting = this.waiting.filter((other) => other !== waiter);
        reject(new DOMException('stopped', 'AbortError'));
      };
      if (signal.aborted) {
        leaveQueue();
        return;
      }
      signal.addEventListener('abort', leaveQueue, { once: true });
      const behind = this.waiting.findIndex((other) => other.order > order);
      this.waiting.splice(behind < 0 ? this.waiting.length : behind, 0, waiter);
      this.admit();
    });
  }

  worked(): void {
    this.run += 1;
    if (this.run < this.open * 2 || this.open >= mostLanes) return;
    this.run = 0;
    this.open += 1;
    this.admit();
  }

  failed(): void {
    this.run = 0;
    this.open = Math.max(1, this.open - 1);
  }

  private leaver(): () => void {
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.busy -= 1;
      this.admit();
    };
  }

  private admit(): void {
    while (this.busy < this.open) {
      const next = this.waiting.shift();
      if (!next) return;
      next.enter();
    }
  }
}
