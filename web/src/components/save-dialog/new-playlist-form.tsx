import Add from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { useNewPlaylist } from '../../lib/saving';
import { useToast } from '../toast';

/** A new playlist that begins with this video. */
export function NewPlaylistForm({ videoId }: { videoId: string }) {
  const { common, sharing } = useText();
  const toast = useToast();
  const problem = useProblem();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [visibility, setVisibility] = useState('private');
  const making = useNewPlaylist(videoId);
  if (!open) {
    return (
      <Button startIcon={<Add />} onClick={() => setOpen(true)} sx={{ m: 2, mt: 1, alignSelf: 'start' }}>
        {sharing.newPlaylist}
      </Button>
    );
  }
  const make = () => making.mutate({ title: title.trim(), visibility }, {
    onSuccess: (made) => {
      toast(sharing.savedTo(made.title));
      setTitle('');
      setOpen(false);
    },
  });
  return (
    <Box
      component="form" sx={{ display: 'grid', gap: 2, p: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') make();
      }}
    >
      {making.isError && <Alert severity="error">{problem(making.error)}</Alert>}
      <TextField
        label={sharing.playlistName} value={title} onChange={(event) => setTitle(event.target.value)} autoFocus size="small"
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
      <TextField
        select label={sharing.whoMaySee} value={visibility} onChange={(event) => setVisibility(event.target.value)} size="small"
      >
        <MenuItem value="private">{common.private}</MenuItem>
        <MenuItem value="unlisted">{common.unlisted}</MenuItem>
        <MenuItem value="public">{common.public}</MenuItem>
      </TextField>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
        <Button color="inherit" onClick={() => setOpen(false)}>{common.cancel}</Button>
        <Button type="submit" variant="contained" loading={making.isPending} disabled={title.trim() === ''}>{sharing.create}</Button>
      </Box>
    </Box>
  );
}
