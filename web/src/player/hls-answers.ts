import { ErrorDetails, ErrorTypes, type ErrorData, type FragBufferedData } from 'hls.js';
import type { Awaited, Problem } from './engine';
import { isWorthAsking } from './hls-config';

/** Why an error ends the playback. */
export function problemOf(error: Pick<ErrorData, 'type' | 'response'>): Problem {
  const status = error.response?.code;
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403) return 'refused';
  return error.type === ErrorTypes.NETWORK_ERROR ? 'unreachable' : 'unplayable';
}

/** What a request that failed for now is waiting for; one without a status had no answer in time. */
export function awaitedAfter(status: number | undefined, isMaking: boolean): Awaited {
  if (isMaking && (status === 503 || status === undefined)) return 'making';
  return status !== undefined && status >= 400 ? 'server' : 'network';
}

/** A part is gone, or may not be watched. */
export function isRefused({ details, response }: Pick<ErrorData, 'details' | 'response'>): boolean {
  return details === ErrorDetails.FRAG_LOAD_ERROR && response !== undefined && !isWorthAsking(response.code);
}

/** Nothing in it could be played: its bytes are something else. */
export function isRubbish({ elementaryStreams }: FragBufferedData['frag']): boolean {
  return Object.values(elementaryStreams).every((stream) => stream === null);
}
