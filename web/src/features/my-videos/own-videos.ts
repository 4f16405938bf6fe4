import type { VideoListItem } from '../../lib/api';
import { workState, type WorkState } from '../../lib/work-state';

export type StateFilter = 'any' | 'ready' | 'processing' | 'uploading' | 'failed';
export type VideoOrder = 'newest' | 'oldest' | 'views' | 'title';

export const stateFilters: readonly StateFilter[] = ['any', 'ready', 'processing', 'uploading', 'failed'];
export const videoOrders: readonly VideoOrder[] = ['newest', 'oldest', 'views', 'title'];

/** What one looks for among one's own videos. */
export interface Wanted {
  words: string;
  state: StateFilter;
  /** Empty: any. */
  visibility: string;
  order: VideoOrder;
}

export const everything: Wanted = { words: '', state: 'any', visibility: '', order: 'newest' };

const group: Record<WorkState, StateFilter> = {
  finished: 'ready', watchable: 'processing', processing: 'processing', uploading: 'uploading', failed: 'failed',
};

/** Without accents and case, as people type when they look for something. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const comparisons: Record<VideoOrder, (first: VideoListItem, second: VideoListItem) => number> = {
  newest: (first, second) => second.uploadDate.localeCompare(first.uploadDate),
  oldest: (first, second) => first.uploadDate.localeCompare(second.uploadDate),
  views: (first, second) => second.views - first.views,
  title: (first, second) => first.title.localeCompare(second.title),
};

/** Whether the whole list has to be there before an answer is complete. */
export function needsAll({ words, state, visibility, order }: Wanted): boolean {
  return words.trim() !== '' || state !== 'any' || visibility !== '' || order !== 'newest';
}

export function select(videos: readonly VideoListItem[], wanted: Wanted): VideoListItem[] {
  const words = folded(wanted.words).split(/\s+/).filter(Boolean);
  return videos
    .filter((video) => wanted.state === 'any' || group[workState(video)] === wanted.state)
    .filter((video) => wanted.visibility === '' || video.visibility === wanted.visibility)
    .filter((video) => words.every((word) => folded(video.title).includes(word)))
    .sort(comparisons[wanted.order]);
}
