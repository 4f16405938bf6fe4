import type { AppConfig } from './config';

/** Where a video's objects are; for what only its owner may see that is a path with a pass, on the API's own origin. */
function mediaBase(config: AppConfig, { id, mediaUrl }: { id: string; mediaUrl: string }): string {
  return mediaUrl.includes('/~')
    ? new URL(mediaUrl, config.apiUrl).href
    : `${config.videoUrl}/${encodeURIComponent(id)}`;
}

export function masterPlaylistUrl(config: AppConfig, video: { id: string; mediaUrl: string }): string {
  return `${mediaBase(config, video)}/master.m3u8`;
}

/** Where an object of a video is, from the path by which the API names it. */
export function objectUrl(config: AppConfig, id: string, path: string): string {
  const cut = path.lastIndexOf('/');
  return mediaBase(config, { id, mediaUrl: path.slice(0, cut) }) + path.slice(cut);
}

/** The still picture; it may be missing for a short while after a video became watchable. Its version (`?v=`) stays
 * with it: after its owner chose another one, a browser must not show the one that it has kept. */
export function thumbnailUrl(config: AppConfig, { id, thumbnailUrl: path }: { id: string; thumbnailUrl?: string | null }): string {
  return objectUrl(config, id, path ?? '/thumbnail.jpg');
}

/** The file that tells which part of which sheet shows what of a video; null where there is none (yet). */
export function storyboardUrl(config: AppConfig, { id, storyboardUrl: path }: { id: string; storyboardUrl?: string | null }): string | null {
  return path ? objectUrl(config, id, path) : null;
}

/** A profile picture, wherever media are served from; undefined for who has none. */
export function pictureUrl(config: AppConfig, path: string): string | undefined {
  if (path === '') return undefined;
  return path.startsWith('/media/') ? config.videoUrl + path.slice('/media'.length) : path;
}
