import Link from '@mui/material/Link';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router';
import { PasswordInput } from '../../components/password-input';
import { TextInput } from '../../components/text-input';
import { ApiError } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { useProblem } from '../../lib/problem';
import { AuthForm } from './auth-form';
import { GithubButton } from './github-button';
import { useLogIn } from './use-log-in';
import { whyLogIn } from './why-log-in';

interface LoginFormProps {
  next: string;
  again: boolean;
  /** Of a log-in by GitHub that failed. */
  problemBefore: string | null;
}

export function LoginForm({ next, again, problemBefore }: LoginFormProps) {
  const { auth, common } = useText();
  const problem = useProblem();
  const { api } = useServices();
  const user = useUser();
  const navigate = useNavigate();
  const { search: query } = useLocation();
  const { data: instance } = useQuery(instanceFacts(api));
  const [userId, setUserId] = useState(user?.userId ?? '');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const logIn = useLogIn();
  const login = useMutation({
    mutationFn: () => logIn(userId.trim(), password),
    onSuccess: () => {
      if (again) void navigate(next, { replace: true });
    },
  });
  const refusals = { 401: auth.wrong, 403: auth.suspended, 429: auth.tooMany };
  const problemOf = (error: unknown) =>
    Object.entries(refusals).find(([status]) => error instanceof ApiError && error.status === Number(status))?.[1] ?? problem(error);
  const missing = (value: string) => (submitted && value.trim() === '' ? common.needed : null);
  return (
    <AuthForm
      title={again ? auth.logInAgain : auth.logIn}
      reason={again ? auth.logInAgainWhy : whyLogIn(auth, next)}
      problem={login.isError ? problemOf(login.error) : login.isIdle ? problemBefore : null}
      busy={login.isPending}
      submitLabel={auth.logIn}
      onSubmit={() => {
        setSubmitted(true);
        if (userId.trim() !== '' && password !== '') login.mutate();
      }}
      otherWays={<GithubButton next={next} />}
      footer={instance?.signup !== 'closed' && !again && (
        <>{auth.newHere} <Link component={RouterLink} to={`/signup${query}`}>{auth.makeAccount}</Link></>
      )}
    >
      <TextInput
        label={auth.userName} value={userId} onChange={setUserId} problem={missing(userId)} autoComplete="username" autoFocus
      />
      <PasswordInput
        label={auth.password} value={password} onChange={setPassword} problem={missing(password)} autoComplete="current-password"
      />
      {instance?.passwordReset && (
        <Link component={RouterLink} to="/forgot-password" sx={{ justifySelf: 'start', mt: -1.5 }}>{auth.forgotten}</Link>
      )}
    </AuthForm>
  );
}
