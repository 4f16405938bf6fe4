import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type KeyboardEvent } from 'react';
import { useUser } from '../../../lib/app-context';
import { useText } from '../../../lib/i18n';
import { useProblem } from '../../../lib/problem';
import { countCharacters } from '../../../lib/text';
import { useAskToLogIn } from '../../../lib/use-ask-to-log-in';
import { useDraft } from './use-draft';

/** As the server counts and refuses. */
const mostCharacters = 5000;
/** From here on it is told how many are left. */
const nearTheEnd = 4500;

interface CommentFormProps {
  /** Where the text is kept until it is sent. */
  draft: string;
  label: string;
  submitLabel: string;
  initial?: string;
  autoFocus?: boolean;
  /** Rejects when it could not be sent; the text is then still there. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** Where a comment is written. What guests write is kept while they log in. */
export function CommentForm({ draft, label, submitLabel, initial = '', autoFocus = false, onSend, onCancel }: CommentFormProps) {
  const { common, comments } = useText();
  const user = useUser();
  const askToLogIn = useAskToLogIn('#comments');
  const problem = useProblem();
  const [text, setText] = useDraft(draft, initial);
  const [open, setOpen] = useState(text !== '' || autoFocus);
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const length = countCharacters(text);
  const ready = text.trim() !== '' && length <= mostCharacters;

  const send = async () => {
    if (!ready || sending || askToLogIn()) return;
    setFailure(null);
    setSending(true);
    try {
      await onSend(text.trim());
      setText('');
      setOpen(false);
    } catch (error) {
      setFailure(problem(error));
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    if (event.key === 'Escape') onCancel?.();
  };
  const cancel = () => {
    setText('');
    setFailure(null);
    setOpen(false);
    onCancel?.();
  };
  const hint = length > nearTheEnd ? common.charactersLeft(length, mostCharacters) : user ? comments.writeHint : comments.logInHint;
  return (
    <Box
      component="form" sx={{ display: 'grid', gap: 1, minWidth: 0, flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        variant="standard" multiline maxRows={14} label={label} value={text} autoFocus={autoFocus} error={failure !== null || length > mostCharacters}
        onChange={(event) => setText(event.target.value)} onFocus={() => setOpen(true)} onKeyDown={onKeyDown}
        helperText={failure ?? (length > mostCharacters ? common.tooLong(mostCharacters) : undefined)}
        slotProps={{ htmlInput: { dir: 'auto', readOnly: sending }, formHelperText: { role: 'alert' } }}
      />
      {open && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: '12ch' }}>{hint}</Typography>
          <Button color="inherit" onClick={cancel}>{common.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!ready} loading={sending}>{user ? submitLabel : comments.logInToSend}</Button>
        </Box>
      )}
    </Box>
  );
}
