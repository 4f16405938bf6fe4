import { ApiError } from '../../lib/api';

export interface PutRequest {
  url: string;
  file: File;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

const refusals: Record<number, string> = {
  403: 'The permission to send this file has run out. Try again',
  413: 'This file is larger than the server accepts',
  507: 'The server’s disk is full. Please tell the people who run it',
};

/** 412: an earlier attempt arrived although its answer did not. */
const received = (status: number) => status === 200 || status === 412;

/** Sends a file to its pre-signed address. Rejects with ApiError, or with an AbortError when `signal` says so.
 *  XMLHttpRequest, because fetch tells nothing of how much was sent. */
export function putFile({ url, file, onSent, signal }: PutRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    if (file.type) request.setRequestHeader('Content-Type', file.type);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onload = () => {
      if (received(request.status)) resolve();
      else reject(new ApiError(request.status, 'put_refused', refusals[request.status]));
    };
    request.onerror = () => reject(new ApiError(0, 'unreachable', 'The connection was lost while sending. Try again'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) reject(new DOMException('cancelled', 'AbortError'));
    else request.send(file);
  });
}
