import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { ApiError } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { safeReturnPath } from '../../lib/return-path';
import { AuthForm } from './auth-form';
import { TextInput } from './text-input';
import { useLogIn } from './use-log-in';

export default function LoginPage() {
  const { auth, common } = useText();
  usePageTitle(auth.logIn);
  const problem = useProblem();
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
  const problemOf = (error: unknown) => (error instanceof ApiError && error.status === 401 ? auth.wrong : problem(error));
  const missing = (value: string) => (submitted && value === '' ? common.needed : null);
  return (
    <AuthForm
      title={auth.logIn}
      reason={next.startsWith('/upload') ? auth.logInToUpload : undefined}
      problem={login.isError ? problemOf(login.error) : null}
      busy={login.isPending}
      submitLabel={auth.logIn}
      onSubmit={() => {
        setSubmitted(true);
        if (userId !== '' && password !== '') login.mutate();
      }}
      footer={<>{auth.newHere} <Link component={RouterLink} to={`/signup${query}`}>{auth.makeAccount}</Link></>}
    >
      <TextInput
        label={auth.userName} value={userId} onChange={setUserId} problem={missing(userId)} autoComplete="username" autoFocus
      />
      <TextInput
        label={auth.password} type="password" value={password} onChange={setPassword} problem={missing(password)}
        autoComplete="current-password"
      />
    </AuthForm>
  );
}
