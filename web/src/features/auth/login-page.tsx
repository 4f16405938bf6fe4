import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { ApiError, messageOf } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { safeReturnPath } from '../../lib/return-path';
import { AuthForm } from './auth-form';
import { TextInput } from './text-input';
import { useLogIn } from './use-log-in';

function problemOf(error: unknown): string {
  return error instanceof ApiError && error.status === 401 ? 'User name or password is wrong.' : messageOf(error);
}

export default function LoginPage() {
  usePageTitle('Log in');
  const user = useUser();
  const [search] = useSearchParams();
  const { search: query } = useLocation();
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const logIn = useLogIn();
  const login = useMutation({ mutationFn: () => logIn(userId.trim(), password) });
  const next = safeReturnPath(search.get('next'));

  if (user) return <Navigate to={next} replace />;
  const missing = (value: string) => (submitted && value === '' ? 'Please fill this in.' : null);
  return (
    <AuthForm
      title="Log in"
      reason={next.startsWith('/upload') ? 'Log in to upload a video.' : undefined}
      problem={login.isError ? problemOf(login.error) : null}
      busy={login.isPending}
      submitLabel="Log in"
      onSubmit={() => {
        setSubmitted(true);
        if (userId !== '' && password !== '') login.mutate();
      }}
      footer={<>New here? <Link component={RouterLink} to={`/signup${query}`}>Make an account</Link></>}
    >
      <TextInput
        label="User name" value={userId} onChange={setUserId} problem={missing(userId)} autoComplete="username" autoFocus
      />
      <TextInput
        label="Password" type="password" value={password} onChange={setPassword} problem={missing(password)}
        autoComplete="current-password"
      />
    </AuthForm>
  );
}
