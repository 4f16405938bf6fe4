import Close from '@mui/icons-material/Close';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { UploadState } from './upload-state';
import type { Uploads } from './uploads';

interface UploadActionsProps {
  upload: UploadState;
  uploads: Uploads;
  title: string;
}

/** Pause, go on, cancel; once it is sent it can leave the list. */
export function UploadActions({ upload, uploads, title }: UploadActionsProps) {
  const { upload: words } = useText();
  const problem = useProblem();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const cancelling = useMutation({
    mutationFn: () => uploads.cancel(upload.key),
    onSuccess: async () => {
      setAsking(false);
      await Promise.all([queries.invalidateQueries({ queryKey: ['videos'] }), queries.invalidateQueries({ queryKey: ['usage'] })]);
    },
  });
  const { key, phase } = upload;
  const pausable = phase === 'sending' || phase === 'reconnecting' || phase === 'checking';
  const actions = [
    pausable && { label: words.pause(title), icon: <Pause />, act: () => uploads.pause(key) },
    phase === 'paused' && { label: words.resume(title), icon: <PlayArrow />, act: () => uploads.resume(key) },
    phase === 'sent'
      ? { label: words.dismiss(title), icon: <Close />, act: () => uploads.dismiss(key) }
      : phase !== 'completing' && { label: words.cancel(title), icon: <Close />, act: () => setAsking(true) },
  ].filter((action) => action !== false);
  return (
    <Box sx={{ display: 'flex', flex: 'none', mt: -0.75, marginInlineEnd: -0.75 }}>
      {actions.map(({ label, icon, act }) => (
        <Tooltip key={label} title={label}>
          <IconButton aria-label={label} onClick={act} sx={{ width: 44, height: 44 }}>{icon}</IconButton>
        </Tooltip>
      ))}
      <ConfirmDialog
        open={asking} title={words.cancelTitle} text={words.cancelText(title)} confirmLabel={words.cancelConfirm} keepLabel={words.cancelKeep}
        busy={cancelling.isPending} problem={cancelling.isError ? problem(cancelling.error) : null} onConfirm={() => cancelling.mutate()}
        onClose={() => {
          cancelling.reset();
          setAsking(false);
        }}
      />
    </Box>
  );
}
