import type { VideoDetail, VideoListItem } from './api';

/** `watchable`: planned, so it plays, but not every quality is made yet. */
export type WorkState = 'uploading' | 'processing' | 'watchable' | 'finished' | 'failed';

/** How far the work on a video is. The server says its length as soon as it is planned. */
export function workState(video: Pick<VideoListItem | VideoDetail, 'status' | 'finished' | 'duration'>): WorkState {
  if (video.status === 'ERROR') return 'failed';
  if (video.status === 'UPLOADING') return 'uploading';
  if (video.finished) return 'finished';
  return typeof video.duration === 'number' ? 'watchable' : 'processing';
}
