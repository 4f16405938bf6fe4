import Reply from '@mui/icons-material/ReplyOutlined';
import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';
import type { VideoDetail } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { ActionButton } from './action-button';
import { LikeButton } from './like-button';
import { OwnerMenu } from './owner-menu';

const ShareDialog = lazy(() => import('../../components/share-dialog'));

interface VideoActionsProps {
  video: VideoDetail;
  /** Where it plays now, in seconds. */
  time: () => number;
}

/** What one can do with a video. */
export function VideoActions({ video, time }: VideoActionsProps) {
  const { sharing } = useText();
  /** Null: the dialog was never opened, so it is not loaded. */
  const [sharedAt, setSharedAt] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'share' | null>(null);
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
      <OwnerMenu video={video} />
      <Suspense>
        {sharedAt !== null && <ShareDialog video={video} time={sharedAt} open={dialog === 'share'} onClose={close} />}
      </Suspense>
    </Box>
  );
}
