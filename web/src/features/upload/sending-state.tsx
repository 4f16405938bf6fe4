import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useRef, useSyncExternalStore } from 'react';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { acceptedFiles } from './drop-zone';
import { pickWithHandles, withoutHandles, type PickedFile } from './pick-files';
import { UploadFailure } from './upload-failure';
import type { UploadState } from './upload-state';
import type { Uploads } from './uploads';

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}

/** What is going on, in a few words. */
function usePhaseWords({ phase, sent, size }: UploadState, online: boolean): string {
  const { upload } = useText();
  const format = useFormat();
  const percent = format.percent(size === 0 ? 0 : sent / size);
  switch (phase) {
    case 'sending': return online ? upload.sending : upload.offline;
    case 'reconnecting': return online ? upload.reconnecting : upload.offline;
    case 'checking': return upload.checking;
    case 'completing': return upload.completing;
    case 'paused': return upload.paused;
    case 'fileNeeded': return upload.fileNeeded(percent);
    case 'failed': return upload.failed;
    case 'sent': return upload.sent;
  }
}

/** Why an upload stands still. */
function FailureNote({ upload, onRetry }: { upload: UploadState; onRetry: (() => void) | null }) {
  const { common, upload: words } = useText();
  const problem = useProblem();
  const { error } = upload;
  if (error === null) return null;
  const said = error instanceof UploadFailure ? words.failures[error.reason] : problem(error);
  return (
    <Alert
      severity="error" sx={{ mt: 1.5 }}
      action={onRetry && <Button color="inherit" size="small" onClick={onRetry}>{common.tryAgain}</Button>}
    >
      {said}
    </Alert>
  );
}

/** The way back into an upload whose file has to be handed over again. */
function GoOn({ upload, uploads }: { upload: UploadState; uploads: Uploads }) {
  const { upload: words } = useText();
  const input = useRef<HTMLInputElement>(null);
  const take = ([picked]: PickedFile[]) => picked && uploads.resumeWith(upload.key, picked);
  const goOn = async () => {
    if (await uploads.reopen(upload.key)) return;
    const picking = pickWithHandles(false);
    if (picking) take(await picking);
    else input.current?.click();
  };
  return (
    <Box sx={{ mt: 1.5 }}>
      <Button variant="contained" size="small" onClick={() => void goOn()}>{upload.reopens ? words.goOn : words.chooseAgain}</Button>
      <input
        ref={input} type="file" hidden accept={acceptedFiles} aria-label={words.sameFileInput(upload.name)}
        onChange={(event) => {
          take(withoutHandles(event.target.files));
          event.target.value = '';
        }}
      />
    </Box>
  );
}

/** How far the sending is: bytes, speed, time left; or why it stands still and how it goes on. */
export function SendingState({ upload, uploads, title }: { upload: UploadState; uploads: Uploads; title: string }) {
  const { upload: words, work } = useText();
  const format = useFormat();
  const online = useOnline();
  const said = usePhaseWords(upload, online);
  const { phase, sent, size, bytesPerSecond } = upload;
  const speed = phase === 'sending' && online && bytesPerSecond !== null && bytesPerSecond > 0 ? bytesPerSecond : null;
  const busy = phase === 'completing' || phase === 'checking';
  const facts = [
    words.bytesOf(format.bytes(Math.min(sent, size)), format.bytes(size)),
    speed !== null && words.perSecond(format.bytes(speed)),
    speed !== null && sent < size && work.left(format.timeLeft((size - sent) / speed)),
  ];
  return (
    <Box sx={{ mt: 1 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 0.75 }}>
        <Typography variant="body2" role="status" color={phase === 'failed' ? 'error' : 'textPrimary'}>{said}</Typography>
        {!busy && <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{format.percent(sent / size)}</Typography>}
      </Box>
      <LinearProgress
        variant={busy ? 'indeterminate' : 'determinate'} value={(Math.min(sent, size) / size) * 100} aria-label={words.progressOf(title)}
        color={phase === 'failed' ? 'error' : 'primary'} sx={{ ...(['paused', 'fileNeeded', 'reconnecting'].includes(phase) && { opacity: 0.55 }) }}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75, fontVariantNumeric: 'tabular-nums' }}>
        {facts.filter(Boolean).join(' · ')}
      </Typography>
      <FailureNote upload={upload} onRetry={phase === 'failed' && upload.file ? () => uploads.resume(upload.key) : null} />
      {phase === 'fileNeeded' && <GoOn upload={upload} uploads={uploads} />}
    </Box>
  );
}
