import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { cutOut, type View } from './crop';
import { CropView } from './crop-view';

interface CropDialogProps {
  file: File;
  onStored: (profilePictureUrl: string) => void;
  onClose: () => void;
}

/** The address of a file while it is shown. */
function useFileUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- made and revoked by the same effect
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

/** Lets one choose which square of a picture is shown, and stores it. */
export default function CropDialog({ file, onStored, onClose }: CropDialogProps) {
  const id = useId();
  const { api } = useServices();
  const { common, settings } = useText();
  const problem = useProblem();
  const url = useFileUrl(file);
  const picture = useRef<HTMLImageElement>(null);
  const [view, setView] = useState<View>({ x: 0.5, y: 0.5, zoom: 1 });
  const [state, setState] = useState<'loading' | 'ready' | 'unreadable'>('loading');
  const storing = useMutation({
    mutationFn: async () => {
      if (!picture.current) throw new Error('no picture yet');
      const body = await cutOut(picture.current, view);
      return answerOf(api.PUT('/api/user/picture', {
        body: body as never, bodySerializer: (blob: unknown) => blob as Blob, headers: { 'Content-Type': 'image/jpeg' },
      }));
    },
    onSuccess: ({ profilePictureUrl }) => onStored(profilePictureUrl),
  });
  return (
    <Dialog open onClose={storing.isPending ? undefined : onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{settings.cutPicture}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, justifyItems: 'center' }}>
        {state === 'unreadable' ? (
          <Alert severity="error">{settings.pictureUnreadable}</Alert>
        ) : (
          <>
            <CropView ref={picture} src={url} view={view} onView={setView} onReady={() => setState('ready')} onFailed={() => setState('unreadable')} />
            <Box sx={{ width: '100%', maxWidth: 300 }}>
              <Typography id={`${id}-zoom`} variant="body2" color="textSecondary">{settings.zoom}</Typography>
              <Slider
                aria-labelledby={`${id}-zoom`} min={1} max={4} step={0.05} value={view.zoom} disabled={state !== 'ready'}
                onChange={(_, zoom) => setView({ ...view, zoom })}
              />
            </Box>
          </>
        )}
        {storing.isError && <Alert severity="error">{problem(storing.error)}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" disabled={storing.isPending} onClick={onClose}>{common.cancel}</Button>
        <Button variant="contained" disabled={state !== 'ready'} loading={storing.isPending} onClick={() => storing.mutate()}>{common.save}</Button>
      </DialogActions>
    </Dialog>
  );
}
