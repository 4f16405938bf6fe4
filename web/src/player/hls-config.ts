import type { HlsConfig, LoadPolicy, RetryConfig } from 'hls.js';

/** No answer, or one that says "not now": asking again may help. A status of 4xx is an answer. */
export function isWorthAsking(status: number | undefined): boolean {
  return status === undefined || status === 0 || status === 408 || status === 429 || status >= 500;
}

/** Whoever watches waits for the network or the server however long they are away; words on the picture say so. */
const again = (retryDelayMs: number, maxNumRetry: number): RetryConfig => ({
  maxNumRetry,
  retryDelayMs,
  maxRetryDelayMs: 4000,
  backoff: 'linear',
  shouldRetry: (_config, count, isTimeout, response) => count < maxNumRetry && (isTimeout || isWorthAsking(response?.code)),
});

const policy = (maxTimeToFirstByteMs: number, maxLoadTimeMs: number, retries: number): LoadPolicy => ({
  default: {
    maxTimeToFirstByteMs,
    maxLoadTimeMs,
    timeoutRetry: again(0, retries),
    errorRetry: again(1000, retries),
  },
});

/** A planned segment that does not exist yet is made on request: the server answers after up to 8 s, or with 503 and
 *  `Retry-After: 1`. So the first byte may take longer than that. */
const segments = policy(15_000, 120_000, Infinity);
const playlists = policy(12_000, 20_000, Infinity);
/** The engine says nothing of these attempts: it must come back and be asked again for people to be told. */
const master = policy(8000, 20_000, 2);

export function hlsConfig(start: number): Partial<HlsConfig> {
  return {
    // Segments are fragmented MP4 already: there is nothing to remux that would deserve a worker.
    enableWorker: false,
    fragLoadPolicy: segments,
    manifestLoadPolicy: master,
    playlistLoadPolicy: playlists,
    startPosition: start > 0 ? start : -1,
    testBandwidth: false,
    abrEwmaDefaultEstimate: 3_000_000,
    capLevelToPlayerSize: true,
    preserveManualLevelOnError: true,
    maxBufferLength: 30,
    // Most people leave before the end: what they never see is not fetched.
    maxMaxBufferLength: 90,
    backBufferLength: 60,
  };
}
