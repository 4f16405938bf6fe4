import type { Answer, VideoDetail, VideoListItem } from '../lib/api';
import type { Playlist } from '../lib/playlists';

/** A finished public video called "Video {index}". */
export const sampleVideo = (index: number, part: Partial<VideoListItem> = {}): VideoListItem => ({
  id: `v${index}`, userId: 'mira', title: `Video ${index}`, uploadDate: new Date().toISOString(), duration: 65, width: 640,
  height: 360, hasContentWarning: false, finished: true, status: 'COMPLETED', userName: 'Mira', profilePictureUrl: '', visibility: 'public', views: 0, ...part,
});

/** An instance that is open to everyone. */
export const sampleInstance = (part: Partial<Answer<'/api/instance', 'get'>> = {}): Answer<'/api/instance', 'get'> => ({
  name: 'Sunomi', version: '1.0.0', signup: 'open', about: null, terms: null, maxUploadBytes: 20e9, maxDurationSeconds: 43_200, quotaBytes: null,
  passwordReset: true, githubLogin: false, ...part,
});

/** Mira's own account, with a password. */
export const sampleAccount = (part: Partial<Answer<'/api/user', 'get'>> = {}): Answer<'/api/user', 'get'> => ({
  userId: 'mira', name: 'Mira Sol', profilePictureUrl: '', about: '', email: null, role: 'user', joined: '2026-05-04T12:00:00.000Z',
  hasPassword: true, usage: { videos: 2, bytes: 5_000_000 }, ...part,
});

/** A private playlist called "List {index}". */
export const samplePlaylist = (index: number, part: Partial<Playlist> = {}): Playlist => ({
  id: `p${index}`, userId: 'mira', userName: 'Mira Sol', kind: 'plain', title: `List ${index}`, description: '', visibility: 'private',
  videos: 2, created: new Date().toISOString(), updated: new Date().toISOString(), ...part,
});

/** What the watch page is told of `sampleVideo(index)`. */
export const sampleDetail = (index: number, part: Partial<VideoDetail> = {}): VideoDetail => ({
  ...sampleVideo(index), description: '', likes: 0, userHasLiked: false, moderationTypes: [], contentWarnings: [], moderatorWarnings: [], playable: true, notice: null, error: null,
  tags: [], category: '', language: '', licence: '', comments: 0, version: 1, mediaUrl: `/media/v${index}`, resumeAt: null, ...part,
});
