import type { AppConfig } from './config';

export function masterPlaylistUrl(config: AppConfig, videoId: string): string {
  return `${config.videoUrl}/${encodeURIComponent(videoId)}/master.m3u8`;
}

/** The still picture; it may be missing for a short while after a video became watchable. */
export function thumbnailUrl(config: AppConfig, videoId: string): string {
  return `${config.videoUrl}/${encodeURIComponent(videoId)}/thumbnail.jpg`;
}
