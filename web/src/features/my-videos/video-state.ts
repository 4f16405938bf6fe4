import type { VideoListItem } from '../../lib/api';

export interface StateWords {
  label: string;
  color: 'success' | 'primary' | 'error' | 'default';
  /** Its page has something to show. */
  opens: boolean;
}

/** The state of a video's work in its owner's words. */
export function describeState({ status, finished }: Pick<VideoListItem, 'status' | 'finished'>): StateWords {
  switch (status) {
    case 'PUBLIC':
      return finished
        ? { label: 'Public', color: 'success', opens: true }
        : { label: 'Public, still processing', color: 'primary', opens: true };
    case 'PROCESSING':
      return { label: 'Processing', color: 'primary', opens: true };
    case 'UPLOADING':
      return { label: 'Upload not finished', color: 'default', opens: false };
    case 'FAILED':
      return { label: 'Failed', color: 'error', opens: true };
    default:
      return { label: status, color: 'default', opens: true };
  }
}
