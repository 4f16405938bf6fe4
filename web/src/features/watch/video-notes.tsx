import Alert from '@mui/material/Alert';
import type { VideoDetail } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { useServerWords } from '../../lib/problem';
import { isHeld } from '../../lib/videos';

/** What one should know before watching; some of it is its owner's business alone. */
export function VideoNotes({ video, own }: { video: VideoDetail; own: boolean }) {
  const { watch } = useText();
  const inWords = useServerWords();
  return (
    <>
      {isHeld(video) && <Alert severity="warning">{watch.heldNote}</Alert>}
      {own && !isHeld(video) && video.visibility === 'private' && <Alert severity="info">{watch.privateNote}</Alert>}
      {video.notice && <Alert severity="warning">{inWords(video.notice)}</Alert>}
    </>
  );
}
