import type { QueryClient } from '@tanstack/react-query';
import type { ApiClient, VideoDetail, VideoListItem } from '../lib/api';
import { nextCursor, pageSize } from '../lib/paged';
import type { Session } from '../lib/session';
import { isPageFromHistory, toldAnswer } from '../lib/told';
import { newestVideos, oneVideo } from '../lib/videos';

interface Asking {
  api: ApiClient;
  session: Pick<Session, 'token'>;
}

/** Begins with what stands in the page, so that the first picture needs no request for its list or video. */
export function takeTold(queries: QueryClient, { api, session }: Asking): void {
  const updatedAt = isPageFromHistory() ? 0 : Date.now();
  const list = toldAnswer(`/api/video/all-videos?take=${pageSize}`);
  if (list) {
    const pages = [{ items: list.body as VideoListItem[], next: nextCursor(list.link) }];
    queries.setQueryData(newestVideos(api).queryKey, { pages, pageParams: [''] }, { updatedAt });
  }
  const [, videoId] = /^\/watch\/([^/]+)\/?$/.exec(window.location.pathname) ?? [];
  const video = videoId === undefined ? null : toldAnswer(`/api/video/${videoId}`);
  // It is what a guest sees; to others the server says more.
  if (videoId !== undefined && video && session.token() === null) {
    queries.setQueryData(oneVideo(api, videoId).queryKey, video.body as VideoDetail, { updatedAt });
  }
}
