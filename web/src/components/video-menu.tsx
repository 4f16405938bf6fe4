import PlaylistAdd from '@mui/icons-material/PlaylistAdd';
import Reply from '@mui/icons-material/ReplyOutlined';
import WatchLater from '@mui/icons-material/WatchLaterOutlined';
import { lazy, Suspense, useState } from 'react';
import type { VideoListItem } from '../lib/api';
import { useText } from '../lib/i18n';
import { watchLaterId } from '../lib/playlists';
import { useProblem } from '../lib/problem';
import { useSaving } from '../lib/saving';
import { useAskToLogIn } from '../lib/use-ask-to-log-in';
import { ActionMenu, type Action } from './action-menu';
import { useToast } from './toast';

const SaveDialog = lazy(() => import('./save-dialog/save-dialog'));
const ShareDialog = lazy(() => import('./share-dialog'));

/** What one may do with a video in a list; `actions` come last, for what only this list offers. */
export function VideoMenu({ video, actions = [] }: { video: VideoListItem; actions?: Action[] }) {
  const { cards } = useText();
  const toast = useToast();
  const problem = useProblem();
  const askToLogIn = useAskToLogIn();
  const saving = useSaving(video.id, () => toast(cards.savedToWatchLater), (error) => toast(problem(error)));
  /** Null: none was asked for yet, so none is loaded. */
  const [dialog, setDialog] = useState<'save' | 'share' | null>(null);
  const [open, setOpen] = useState(false);
  const show = (which: 'save' | 'share') => {
    setDialog(which);
    setOpen(true);
  };
  const close = () => setOpen(false);
  return (
    <>
      <ActionMenu
        label={cards.moreAbout(video.title)} sx={{ position: 'relative', zIndex: 1, marginInlineEnd: -1.5, marginBlockStart: -1 }}
        actions={[
          {
            label: cards.watchLater,
            icon: WatchLater,
            onSelect: () => {
              if (!askToLogIn()) saving.mutate({ playlistId: watchLaterId, title: cards.watchLater, keep: true });
            },
          },
          {
            label: cards.saveToPlaylist,
            icon: PlaylistAdd,
            onSelect: () => {
              if (!askToLogIn()) show('save');
            },
          },
          { label: cards.share, icon: Reply, onSelect: () => show('share') },
          ...actions,
        ]}
      />
      <Suspense>
        {dialog === 'save' && <SaveDialog videoId={video.id} open={open} onClose={close} />}
        {dialog === 'share' && <ShareDialog video={video} open={open} onClose={close} />}
      </Suspense>
    </>
  );
}
