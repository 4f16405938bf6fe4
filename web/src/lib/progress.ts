import type { Catalogue } from '../text/catalogue';

export type ProgressStatus = 'UPLOADING' | 'TRANSCODING' | 'COMPLETED' | 'ERROR';

/** The state of a video's work, as the server pushes it. */
export interface Progress {
  videoId: string;
  /** Rendition label → percent. */
  progress: Record<string, number> | null;
  status: ProgressStatus;
  error: string | null;
  notice: string | null;
  /** uploading, waiting, planning, transcoding, finishing, completed, failed */
  stage: string;
  etaSeconds: number | null;
  /** Videos ahead of this one; 0 = being worked on. */
  queuePosition: number | null;
  playable: boolean;
}

const statuses: readonly string[] = ['UPLOADING', 'TRANSCODING', 'COMPLETED', 'ERROR'];
const numberOrNull = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function parsePercents(value: unknown): Record<string, number> | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter((entry): entry is [string, number] => numberOrNull(entry[1]) !== null);
  return Object.fromEntries(entries.map(([label, percent]) => [label, Math.min(100, Math.max(0, percent))]));
}

/** Reads one pushed message; null for anything that is not a progress message. */
export function parseProgress(text: string): Progress | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const { videoId, status } = fields;
  if (typeof videoId !== 'string' || typeof status !== 'string' || !statuses.includes(status)) return null;
  return {
    videoId,
    status: status as ProgressStatus,
    progress: parsePercents(fields.progress),
    error: textOrNull(fields.error),
    notice: textOrNull(fields.notice),
    stage: textOrNull(fields.stage) ?? '',
    etaSeconds: numberOrNull(fields.etaSeconds),
    queuePosition: numberOrNull(fields.queuePosition),
    playable: fields.playable === true,
  };
}

export function isFinal(progress: Progress): boolean {
  return progress.status === 'COMPLETED' || progress.status === 'ERROR';
}

/** "1080p" before "360p"; labels without a number (the audio) last. */
export function byHeight(first: string, second: string): number {
  const height = (label: string) => Number.parseInt(label, 10) || 0;
  return height(second) - height(first) || first.localeCompare(second);
}

/** What is going on, in a few words. */
export function describeStage(words: Catalogue['work'], progress: Progress): string {
  if (progress.status === 'COMPLETED') return words.completed;
  if (progress.status === 'ERROR') return words.failed;
  if (progress.status === 'UPLOADING') return words.waitingForFile;
  const ahead = progress.queuePosition ?? 0;
  if (ahead > 0) return words.videosAhead(ahead);
  const { waiting, planning, transcoding, finishing } = words;
  const stages: Record<string, string> = { waiting, planning, transcoding, finishing };
  return stages[progress.stage] ?? words.processing;
}
