/** Resolves after `milliseconds`, or as soon as the browser is back online; rejects when `signal` says so. */
export function untilWorthTrying(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', stop);
    };
    const done = () => {
      end();
      resolve();
    };
    const stop = () => {
      end();
      reject(new DOMException('stopped', 'AbortError'));
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}

/** Half a second, doubled with every failure up to half a minute, ± 20 %. */
export function backoff(failures: number, random = Math.random()): number {
  return Math.min(30_000, 500 * 2 ** Math.max(0, failures - 1)) * (0.8 + 0.4 * random);
}
