import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type ReactNode } from 'react';
import { useText } from '../lib/i18n';

interface TypedConfirmDialogProps {
  title: string;
  /** What will be gone. */
  children: ReactNode;
  /** What has to be typed, so that nobody does it by a slip. */
  word: string;
  confirmLabel: string;
  busy: boolean;
  problem: ReactNode;
  /** More fields below the word. */
  fields?: ReactNode;
  /** Whether those are filled in. */
  ready?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what takes much with it: a word has to be typed. Is open as long as it is there. */
export function TypedConfirmDialog({ word, ready = true, busy, ...props }: TypedConfirmDialogProps) {
  const id = useId();
  const { common } = useText();
  const [typed, setTyped] = useState('');
  const agreed = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <Dialog open onClose={busy ? undefined : props.onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (agreed && ready) props.onConfirm();
        }}
      >
        <DialogTitle id={id}>{props.title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText component="div" sx={{ overflowWrap: 'anywhere' }}>{props.children}</DialogContentText>
          <TextField
            label={common.typeToConfirm(word)} value={typed} onChange={(event) => setTyped(event.target.value)} autoFocus fullWidth
            autoComplete="off" slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
          />
          {props.fields}
          {props.problem && <Alert severity="error">{props.problem}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose} disabled={busy} color="inherit">{common.cancel}</Button>
          <Button type="submit" loading={busy} disabled={!agreed || !ready} color="error" variant="contained">{props.confirmLabel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
