import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices } from '../../lib/app-context';
import { useProgress } from '../../lib/use-progress';
import { oneVideo } from '../../lib/videos';
import { workState } from '../../lib/work-state';

/** A video and, while it is unfinished, the live state of its work; the video is read again at each turn of it. */
export function useLiveVideo(videoId: string) {
  const { api } = useServices();
  const queries = useQueryClient();
  const query = useQuery(oneVideo(api, videoId));
  const video = query.data;
  const unfinished = video !== undefined && !['finished', 'failed'].includes(workState(video));
  const { progress, link } = useProgress(unfinished ? videoId : null);
  const status = progress?.status;
  const playable = progress?.playable;

  useEffect(() => {
    if (status) void queries.invalidateQueries({ queryKey: oneVideo(api, videoId).queryKey });
  }, [queries, api, videoId, status, playable]);

  return { query, video, progress, link, unfinished };
}
