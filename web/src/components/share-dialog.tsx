import Close from '@mui/icons-material/Close';
import IosShare from '@mui/icons-material/IosShare';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import { useId, useState } from 'react';
import { formatClock } from '../lib/format';
import { useText } from '../lib/i18n';
import { embedCode, watchUrl } from '../lib/video-addresses';
import { CopyField } from './copy-field';

interface ShareDialogProps {
  video: { id: string; title: string; visibility: string; width: number; height: number };
  /** Where the video is now, in seconds; 0 where it does not play. */
  time?: number;
  open: boolean;
  onClose: () => void;
}

/** A video's address, also of this moment in it, the code for other sites, and the apps of this device. */
export default function ShareDialog({ video, time = 0, open, onClose }: ShareDialogProps) {
  const id = useId();
  const { common, sharing } = useText();
  const [fromHere, setFromHere] = useState(false);
  const start = fromHere ? time : 0;
  const url = watchUrl(video.id, start);
  // Not every browser has it, whatever the type says.
  const canShare = 'share' in navigator;
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id} sx={{ paddingInlineEnd: 7 }}>{sharing.shareTitle}</DialogTitle>
      <IconButton aria-label={common.close} onClick={onClose} sx={{ position: 'absolute', top: 14, insetInlineEnd: 14 }}>
        <Close />
      </IconButton>
      {/* The padding keeps the label of the first field, which stands on its frame, from being cut. */}
      <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
        {video.visibility === 'private' && <Alert severity="info">{sharing.privateNote}</Alert>}
        {video.visibility === 'unlisted' && <Alert severity="info">{sharing.unlistedNote}</Alert>}
        <CopyField label={sharing.link} value={url} />
        {time >= 1 && (
          <FormControlLabel
            control={<Checkbox checked={fromHere} onChange={(_, checked) => setFromHere(checked)} />}
            label={sharing.startAt(formatClock(time))}
          />
        )}
        {video.visibility !== 'private' && (
          <CopyField label={sharing.embed} value={embedCode(video, start)} multiline />
        )}
        {canShare && (
          <Button
            variant="outlined" color="inherit" startIcon={<IosShare />} sx={{ justifySelf: 'start' }}
            // Refused: whoever was asked changed their mind.
            onClick={() => void navigator.share({ title: video.title, url }).catch(() => undefined)}
          >
            {sharing.otherApps}
          </Button>
        )}
      </DialogContent>
    </Dialog>
  );
}
