import type { WorkState } from '../../lib/work-state';

export interface StateWords {
  label: string;
  color: 'success' | 'primary' | 'error' | 'default';
}

/** The state of a video's work in its owner's words. */
export const stateWords: Record<WorkState, StateWords> = {
  uploading: { label: 'Upload not finished', color: 'default' },
  processing: { label: 'Processing', color: 'primary' },
  watchable: { label: 'Public, still processing', color: 'primary' },
  finished: { label: 'Public', color: 'success' },
  failed: { label: 'Failed', color: 'error' },
};
