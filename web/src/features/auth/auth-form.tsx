import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { AuthCard } from './auth-card';

interface AuthFormProps {
  title: string;
  /** Why the visitor is here, when they did not ask to be. */
  reason?: string | undefined;
  problem: string | null;
  busy: boolean;
  submitLabel: string;
  onSubmit: () => void;
  children: ReactNode;
  /** Between the form and its footer: other ways in. */
  otherWays?: ReactNode;
  /** Below the form: the way to the other one. */
  footer?: ReactNode;
}

export function AuthForm(props: AuthFormProps) {
  return (
    <AuthCard title={props.title} reason={props.reason}>
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
      {props.otherWays}
      {props.footer && <Typography color="textSecondary" component="div" sx={{ mt: 3, textAlign: 'center' }}>{props.footer}</Typography>}
    </AuthCard>
  );
}
