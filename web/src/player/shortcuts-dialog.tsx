import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useText } from '../lib/i18n';
import { shortcutList } from './keyboard';

interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  container: HTMLElement;
}

export function ShortcutsDialog({ open, onClose, container }: ShortcutsDialogProps) {
  const { player: words, common } = useText();
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} container={container} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{words.keyboardShortcuts}</DialogTitle>
      <DialogContent>
        <dl className="player-shortcuts">
          {shortcutList.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>{words.shortcuts[meaning]}</dt>
              <dd dir="ltr">{keys.map((key) => (key === '…' ? key : <kbd key={key}>{key}</kbd>))}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
