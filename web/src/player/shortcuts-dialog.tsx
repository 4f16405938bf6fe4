import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { shortcutList } from './keyboard';

interface ShortcutsDialogProps {
  open: boolean;
  onClose: () => void;
  container: HTMLElement | null;
}

export function ShortcutsDialog({ open, onClose, container }: ShortcutsDialogProps) {
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} container={container} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <dl className="player-shortcuts">
          {shortcutList.map(([keys, meaning]) => (
            <div key={keys}>
              <dt>{meaning}</dt>
              <dd>{keys}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
