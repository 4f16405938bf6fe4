import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { countCharacters } from '../../lib/text';
import type { PlaylistDetails } from './use-playlist-changes';

const longestTitle = 150;
const longestDescription = 5000;
const visibilities = ['public', 'unlisted', 'private'] as const;

interface PlaylistDialogProps {
  title: string;
  confirmLabel: string;
  initial: PlaylistDetails;
  busy: boolean;
  /** Why the last attempt failed. */
  error: Error | null;
  onConfirm: (details: PlaylistDetails) => void;
  onClose: () => void;
}

/** What is said of a playlist, when it is made and later. */
export function PlaylistDialog({ title, confirmLabel, initial, busy, error, onConfirm, onClose }: PlaylistDialogProps) {
  const id = useId();
  const { common, playlists } = useText();
  const problem = useProblem();
  const [details, setDetails] = useState(initial);
  const [tried, setTried] = useState(false);
  const name = details.title.trim();
  const wrong = name === '' ? common.needed : countCharacters(name) > longestTitle ? common.tooLong(longestTitle) : null;
  const tooLong = countCharacters(details.description) > longestDescription;
  return (
    <Dialog open onClose={busy ? undefined : onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!wrong && !tooLong) onConfirm({ ...details, title: name });
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2.5, '&&': { pt: 1 } }}>
          {error && <Alert severity="error">{problem(error)}</Alert>}
          <TextField
            label={playlists.name} value={details.title} autoFocus required error={tried && wrong !== null} helperText={tried && wrong}
            slotProps={{ htmlInput: { dir: 'auto' } }} onChange={(event) => setDetails({ ...details, title: event.target.value })}
          />
          <TextField
            label={playlists.description} value={details.description} multiline minRows={2} maxRows={8} error={tooLong}
            helperText={tooLong && common.tooLong(longestDescription)} slotProps={{ htmlInput: { dir: 'auto' } }}
            onChange={(event) => setDetails({ ...details, description: event.target.value })}
          />
          <TextField
            select label={playlists.visibility} value={details.visibility}
            onChange={(event) => setDetails({ ...details, visibility: event.target.value })}
            slotProps={{ select: { renderValue: () => common[visibilities.find((each) => each === details.visibility) ?? 'private'] } }}
          >
            {visibilities.map((each) => (
              <MenuItem key={each} value={each}><ListItemText primary={common[each]} secondary={playlists.visibilityWhy[each]} /></MenuItem>
            ))}
          </TextField>
        </DialogContent>
        <DialogActions>
          <Button color="inherit" disabled={busy} onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" variant="contained" loading={busy}>{confirmLabel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
