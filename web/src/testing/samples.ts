import type { VideoListItem } from '../lib/api';

/** A finished public video called "Video {index}". */
export const sampleVideo = (index: number, part: Partial<VideoListItem> = {}): VideoListItem => ({
  id: `v${index}`, userId: 'mira', title: `Video ${index}`, uploadDate: new Date().toISOString(), duration: 65, width: 640,
  height: 360, finished: true, status: 'COMPLETED', userName: 'Mira', profilePictureUrl: '', visibility: 'public', views: 0, ...part,
});
