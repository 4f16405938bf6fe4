import type { HlsConfig, LoadPolicy } from 'hls.js';

/**
 * A planned segment that does not exist yet is made on request: the server answers after up to 8 s, or with 503 and
 * `Retry-After: 1`. So the first byte may take longer than that, and refusals are repeated each second or two for
 * more than a minute before anyone is bothered.
 */
const patient: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 15_000,
    maxLoadTimeMs: 120_000,
    timeoutRetry: { maxNumRetry: 6, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 45, retryDelayMs: 1000, maxRetryDelayMs: 2000, backoff: 'linear' },
  },
};

/** Playlists are written before a video is announced: a few attempts are enough. */
const playlists: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 12_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 6, retryDelayMs: 1000, maxRetryDelayMs: 4000 },
  },
};

export function hlsConfig(processing: boolean): Partial<HlsConfig> {
  return {
    // Segments are fragmented MP4 already: there is nothing to remux that would deserve a worker.
    enableWorker: false,
    fragLoadPolicy: patient,
    manifestLoadPolicy: playlists,
    playlistLoadPolicy: playlists,
    startLevel: processing ? 0 : -1,
    testBandwidth: false,
    abrEwmaDefaultEstimate: 3_000_000,
    capLevelToPlayerSize: true,
    maxBufferLength: 30,
    backBufferLength: 60,
  };
}
