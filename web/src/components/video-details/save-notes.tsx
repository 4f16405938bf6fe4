import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { VideoDraftForm } from './use-video-draft';

/** Whether what was typed is with the server, in a word; read out when it changes. */
export function SaveStatus({ form: { state } }: { form: VideoDraftForm }) {
  const { details } = useText();
  const words = { clean: '', changed: details.unsaved, saving: details.saving, saved: details.saved, failed: details.notSaved, conflict: details.notSaved };
  return (
    <Typography
      role="status" variant="body2" color={state === 'failed' || state === 'conflict' ? 'error' : 'textSecondary'}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.75, minHeight: 24 }}
    >
      {state === 'saved' && <CheckCircle color="success" fontSize="small" aria-hidden />}
      {words[state]}
    </Typography>
  );
}

/** Why it could not be saved, and what can be done about it. */
export function SaveProblem({ form }: { form: VideoDraftForm }) {
  const { common, details } = useText();
  const problem = useProblem();
  if (form.state === 'conflict') {
    return (
      <Alert severity="warning">
        {details.conflict}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Button size="small" color="inherit" variant="outlined" onClick={() => void form.loadNewer()}>{details.loadNewer}</Button>
          <Button size="small" color="inherit" variant="outlined" onClick={() => void form.keepMine()}>{details.keepMine}</Button>
        </Box>
      </Alert>
    );
  }
  if (form.state !== 'failed') return null;
  return (
    <Alert severity="error" action={<Button size="small" color="inherit" onClick={form.save}>{common.tryAgain}</Button>}>
      {problem(form.error)}
    </Alert>
  );
}
