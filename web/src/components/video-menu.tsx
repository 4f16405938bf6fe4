import WatchLater from '@mui/icons-material/WatchLaterOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { VideoListItem } from '../lib/api';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { addToPlaylist, watchLaterId } from '../lib/playlists';
import { useProblem } from '../lib/problem';
import { ActionMenu, type Action } from './action-menu';
import { useToast } from './toast';

function useWatchLater() {
  const { api } = useServices();
  const { cards } = useText();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  return useMutation({
    mutationFn: (videoId: string) => addToPlaylist(api, watchLaterId, videoId),
    onSuccess: () => {
      toast(cards.savedToWatchLater);
      void queries.invalidateQueries({ queryKey: ['playlists'] });
      void queries.invalidateQueries({ queryKey: ['playlist'] });
    },
    onError: (error) => toast(problem(error)),
  });
}

/** What a member may do with a video in a list; `actions` come last, for what only this list offers. */
export function VideoMenu({ video, actions = [] }: { video: VideoListItem; actions?: Action[] }) {
  const { cards } = useText();
  const watchLater = useWatchLater();
  return (
    <ActionMenu
      label={cards.moreAbout(video.title)} sx={{ position: 'relative', zIndex: 1, marginInlineEnd: -1.5, marginBlockStart: -1 }}
      actions={[{ label: cards.watchLater, icon: WatchLater, onSelect: () => watchLater.mutate(video.id) }, ...actions]}
    />
  );
}
