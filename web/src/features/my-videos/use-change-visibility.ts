import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import type { ListPage } from '../../lib/paged';
import { useProblem } from '../../lib/problem';
import { changeVideo } from '../../lib/video-details';

interface Change {
  videoIds: readonly string[];
  visibility: string;
}

type Lists = InfiniteData<ListPage<VideoListItem>>;

const withVisibility = (lists: Lists | undefined, { videoIds, visibility }: Change): Lists | undefined =>
  lists && {
    ...lists,
    pages: lists.pages.map((page) => ({
      ...page, items: page.items.map((video) => (videoIds.includes(video.id) ? { ...video, visibility } : video)),
    })),
  };

/** Changes who may see some videos: shown at once, taken back when the server refuses. */
export function useChangeVisibility() {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const { studio } = useText();
  const problem = useProblem();
  const own = { queryKey: ['videos', 'of'] };
  return useMutation({
    mutationFn: async ({ videoIds, visibility }: Change) => {
      for (const id of videoIds) await changeVideo(api, id, { visibility });
    },
    onMutate: async (change) => {
      await queries.cancelQueries(own);
      queries.setQueriesData<Lists>(own, (lists) => withVisibility(lists, change));
    },
    onSuccess: (_, { videoIds }) => toast(studio.visibilityChanged(videoIds.length)),
    onError: (error) => toast(problem(error)),
    // Of several some may have changed: what holds is what the server says.
    onSettled: async (_, __, { videoIds }) => {
      for (const id of videoIds) void queries.invalidateQueries({ queryKey: ['video', id] });
      await queries.invalidateQueries({ queryKey: ['videos'] });
    },
  });
}
