import { ApiError } from '../../lib/api';

/** Why an upload cannot go on, where it is not the server that says so. */
export class UploadFailure extends Error {
  constructor(readonly reason: 'otherFile' | 'fileUnreadable' | 'gone') {
    super(reason);
    this.name = 'UploadFailure';
  }
}

/** What comes of a refusal. `again`: it will pass by itself. */
export type Judgement = 'again' | 'expired' | 'busy' | 'complete' | 'gone' | 'final';

const passing = [0, 408, 425, 429, 500, 502, 503, 504];

/** Of a request to the API. */
export function judgeCall(error: unknown): Judgement {
  if (!(error instanceof ApiError)) return 'final';
  if (passing.includes(error.status)) return 'again';
  if (error.status === 404) return 'gone';
  return error.status === 412 ? 'complete' : 'final';
}

/** Of a part that was sent. 409: what is left of an earlier attempt still holds the part. */
export function judgePart(error: unknown): Judgement {
  if (!(error instanceof ApiError)) return 'final';
  if (error.status === 403) return 'expired';
  return error.status === 409 ? 'busy' : judgeCall(error);
}
