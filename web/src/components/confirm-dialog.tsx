import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useText } from '../lib/i18n';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  text: string;
  confirmLabel: string;
  keepLabel?: string;
  busy: boolean;
  /** Why the last attempt failed. */
  problem: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const id = useId();
  const { common } = useText();
  return (
    <Dialog open={props.open} onClose={props.busy ? undefined : props.onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{props.title}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ overflowWrap: 'anywhere' }}>{props.text}</DialogContentText>
        {props.problem && <Alert severity="error" sx={{ mt: 2 }}>{props.problem}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose} disabled={props.busy} color="inherit" autoFocus>
          {props.keepLabel ?? common.keepIt}
        </Button>
        <Button onClick={props.onConfirm} loading={props.busy} color="error" variant="contained">
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
