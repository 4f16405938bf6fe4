/**
 * `fileNeeded`: begun before, the file has to be handed over again. `failed`: nothing more happens by itself.
 * `sent`: with the server; its own progress tells the rest.
 */
export type UploadPhase =
  | 'sending' | 'checking' | 'reconnecting' | 'completing' | 'paused' | 'fileNeeded' | 'failed' | 'sent';

/** One upload as the pages show it; replaced, never changed. */
export interface UploadState {
  key: string;
  /** Of the file; of an upload that was begun elsewhere the title stands in. */
  name: string;
  title: string;
  size: number;
  file: File | null;
  uploadId: string | null;
  videoId: string | null;
  phase: UploadPhase;
  sent: number;
  bytesPerSecond: number | null;
  error: unknown;
  /** The browser can open the file again when its owner allows it. */
  reopens: boolean;
}

const moving: readonly UploadPhase[] = ['sending', 'checking', 'reconnecting', 'completing'];

/** Something happens, or would if the connection were there. */
export const isMoving = ({ phase }: UploadState) => moving.includes(phase);

export interface UploadTotal {
  /** Of all bytes of what is being sent: 0 to 1. */
  share: number;
}

/** Of everything that is being sent at this moment; null when nothing is. */
export function totalOf(uploads: readonly UploadState[]): UploadTotal | null {
  const active = uploads.filter(isMoving);
  if (active.length === 0) return null;
  const size = active.reduce((sum, upload) => sum + upload.size, 0);
  return { share: size === 0 ? 0 : active.reduce((sum, upload) => sum + upload.sent, 0) / size };
}
