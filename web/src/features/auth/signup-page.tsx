import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { answerOf, ApiError } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { safeReturnPath } from '../../lib/return-path';
import { AuthForm } from './auth-form';
import { nameProblem, passwordProblem, userIdProblem } from './rules';
import { TextInput } from './text-input';
import { useLogIn } from './use-log-in';

export default function SignupPage() {
  const { auth } = useText();
  usePageTitle(auth.signUp);
  const problem = useProblem();
  const { api } = useServices();
  const user = useUser();
  const [search] = useSearchParams();
  const { search: query } = useLocation();
  const [name, setName] = useState('');
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const logIn = useLogIn();
  const signup = useMutation({
    mutationFn: async () => {
      await answerOf(api.POST('/api/auth/signup', { body: { userId, password, name: name.trim() } }));
      await logIn(userId, password);
    },
  });

  if (user) return <Navigate to={safeReturnPath(search.get('next'))} replace />;
  const problemOf = (error: unknown) => (error instanceof ApiError && error.status === 409 ? auth.taken : problem(error));
  const problems = [nameProblem(auth, name), userIdProblem(auth, userId), passwordProblem(auth, password)] as const;
  const shown = (problem: string | null) => (submitted ? problem : null);
  return (
    <AuthForm
      title={auth.makeAccount}
      reason={auth.makeAccountWhy}
      problem={signup.isError ? problemOf(signup.error) : null}
      busy={signup.isPending}
      submitLabel={auth.signUp}
      onSubmit={() => {
        setSubmitted(true);
        if (problems.every((problem) => problem === null)) signup.mutate();
      }}
      footer={<>{auth.haveAccount} <Link component={RouterLink} to={`/login${query}`}>{auth.logIn}</Link></>}
    >
      <TextInput
        label={auth.yourName} value={name} onChange={setName} problem={shown(problems[0])} hint={auth.yourNameHint}
        autoComplete="name" autoFocus
      />
      <TextInput
        label={auth.userName} value={userId} onChange={setUserId} problem={shown(problems[1])}
        hint={auth.userNameHint} autoComplete="username"
      />
      <TextInput
        label={auth.password} type="password" value={password} onChange={setPassword} problem={shown(problems[2])}
        hint={auth.passwordHint} autoComplete="new-password"
      />
    </AuthForm>
  );
}
