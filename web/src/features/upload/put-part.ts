import { ApiError, refusalOf } from '../../lib/api';

/** A connection over which nothing moves for so long is taken for lost. */
const stallMilliseconds = 60_000;

export interface PartRequest {
  url: string;
  body: Blob;
  /** Of this part, so far. */
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

export type PutPart = (request: PartRequest) => Promise<void>;

function refusal(request: XMLHttpRequest): ApiError {
  let body: unknown;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // A proxy's own page; the status has to do.
  }
  return refusalOf(request.status, body);
}

/** Sends one part to its signed address. Rejects with ApiError, or with an AbortError when `signal` says so.
 *  XMLHttpRequest, because fetch tells nothing of how much was sent. */
export const putPart: PutPart = ({ url, body, onSent, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), stallMilliseconds);
    };
    const abort = () => request.abort();
    const lost = () => reject(new ApiError(0, 'unreachable'));
    request.open('PUT', url);
    request.upload.onprogress = (event) => {
      watch();
      onSent(event.loaded);
    };
    request.onload = () => (request.status === 200 ? resolve() : reject(refusal(request)));
    request.onerror = lost;
    request.onabort = () => (signal.aborted ? reject(new DOMException('stopped', 'AbortError')) : lost());
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) {
      reject(new DOMException('stopped', 'AbortError'));
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    watch();
    request.send(body);
  });
