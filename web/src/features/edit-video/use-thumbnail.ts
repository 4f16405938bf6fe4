import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, type VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { objectUrl, thumbnailUrl } from '../../lib/media-urls';
import { oneVideo } from '../../lib/videos';
import { fitPicture } from './fit-picture';

/** One of the frames, by its place among them, or a file of one's own. */
type Choice = number | File;

/** The picture that stands for a video, and the way to another one; what is chosen is shown before it is stored. */
export function useThumbnail(video: VideoDetail) {
  const { api, config } = useServices();
  const queries = useQueryClient();
  const [local, setLocal] = useState<string | null>(null);
  useEffect(() => (local === null ? undefined : () => URL.revokeObjectURL(local)), [local]);
  const params = { path: { videoId: video.id } };
  const storing = useMutation({
    mutationFn: async (choice: Choice) => {
      if (typeof choice === 'number') {
        return answerOf(api.PUT('/api/video/{videoId}/thumbnail', { params, body: { candidate: choice } }));
      }
      const body = await fitPicture(choice);
      return answerOf(api.PUT('/api/video/{videoId}/thumbnail/picture', {
        params, body: body as never, bodySerializer: (blob: unknown) => blob as Blob, headers: { 'Content-Type': body.type },
      }));
    },
    onSuccess: (changed) => {
      queries.setQueryData<VideoDetail>(oneVideo(api, video.id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: ['videos'] });
    },
  });
  const frames = (video.thumbnailCandidates ?? []).map((path) => objectUrl(config, video.id, path));
  const wanted = storing.isPending ? storing.variables : null;
  const shown = typeof wanted === 'number' ? frames[wanted] : wanted && local;
  return {
    frames,
    /** The place of the frame that is shown; null: a picture of one's own. */
    chosen: wanted === null ? (video.thumbnailCandidate ?? null) : typeof wanted === 'number' ? wanted : null,
    url: shown ?? thumbnailUrl(config, video),
    busy: storing.isPending,
    error: storing.error,
    choose: (choice: Choice) => {
      setLocal(typeof choice === 'number' ? null : URL.createObjectURL(choice));
      storing.mutate(choice);
    },
  };
}

export type ThumbnailChoice = ReturnType<typeof useThumbnail>;
