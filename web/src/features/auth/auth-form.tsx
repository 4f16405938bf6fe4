import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import mark from '../../components/mark.svg';

interface AuthFormProps {
  title: string;
  /** Why the visitor is here, when they did not ask to be. */
  reason?: string | undefined;
  problem: string | null;
  busy: boolean;
  submitLabel: string;
  onSubmit: () => void;
  children: ReactNode;
  /** Below the form: the way to the other one. */
  footer: ReactNode;
}

export function AuthForm(props: AuthFormProps) {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', px: 2, py: { xs: 3, sm: 8 } }}>
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 440, p: { xs: 3, sm: 4.5 }, borderRadius: '20px' }}>
        <Box component="img" src={mark} alt="" sx={{ width: 44, height: 44, display: 'block', mb: 2 }} />
        <Typography variant="h4" component="h1">{props.title}</Typography>
        {props.reason && <Typography color="textSecondary" sx={{ mt: 1 }}>{props.reason}</Typography>}
        <Box
          component="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit();
          }}
          sx={{ display: 'grid', gap: 2.5, mt: 3 }}
        >
          {props.problem && <Alert severity="error">{props.problem}</Alert>}
          {props.children}
          <Button type="submit" variant="contained" size="large" loading={props.busy}>{props.submitLabel}</Button>
        </Box>
        <Typography color="textSecondary" sx={{ mt: 3, textAlign: 'center' }}>{props.footer}</Typography>
      </Paper>
    </Box>
  );
}
