import PlaylistAdd from '@mui/icons-material/PlaylistAdd';
import Reply from '@mui/icons-material/ReplyOutlined';
import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';
import type { VideoDetail } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { useAskToLogIn } from '../../lib/use-ask-to-log-in';
import { ActionButton } from './action-button';
import { LikeButton } from './like-button';
import { OwnerMenu } from './owner-menu';

const ShareDialog = lazy(() => import('../../components/share-dialog'));
const SaveDialog = lazy(() => import('../../components/save-dialog/save-dialog'));

interface VideoActionsProps {
  video: VideoDetail;
  /** Where it plays now, in seconds. */
  time: () => number;
}

/** What one can do with a video. */
export function VideoActions({ video, time }: VideoActionsProps) {
  const { sharing } = useText();
  const askToLogIn = useAskToLogIn();
  /** Null: the dialog was never opened, so it is not loaded. */
  const [sharedAt, setSharedAt] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'share' | 'save' | null>(null);
  const [saves, setSaves] = useState(false);
  const close = () => setDialog(null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <LikeButton video={video} />
      <ActionButton
        // An arrow that leads on, in the direction of the page.
        icon={<Reply sx={{ transform: 'scaleX(-1)' }} />}
        onClick={() => {
          setSharedAt(time());
          setDialog('share');
        }}
      >
        {sharing.share}
      </ActionButton>
      <ActionButton
        icon={<PlaylistAdd />}
        onClick={() => {
          if (askToLogIn()) return;
          setSaves(true);
          setDialog('save');
        }}
      >
        {sharing.save}
      </ActionButton>
      <OwnerMenu video={video} />
      <Suspense>
        {sharedAt !== null && <ShareDialog video={video} time={sharedAt} open={dialog === 'share'} onClose={close} />}
        {saves && <SaveDialog videoId={video.id} open={dialog === 'save'} onClose={close} />}
      </Suspense>
    </Box>
  );
}
