import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { answerOf, ApiError, messageOf } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { safeReturnPath } from '../../lib/return-path';
import { AuthForm } from './auth-form';
import { nameProblem, passwordProblem, userIdProblem } from './rules';
import { TextInput } from './text-input';
import { useLogIn } from './use-log-in';

function problemOf(error: unknown): string {
  return error instanceof ApiError && error.status === 409 ? 'This user name is taken. Try another one.' : messageOf(error);
}

export default function SignupPage() {
  usePageTitle('Sign up');
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
  const problems = [nameProblem(name), userIdProblem(userId), passwordProblem(password)] as const;
  const shown = (problem: string | null) => (submitted ? problem : null);
  return (
    <AuthForm
      title="Make an account"
      reason="Then you can upload videos. Watching needs no account."
      problem={signup.isError ? problemOf(signup.error) : null}
      busy={signup.isPending}
      submitLabel="Sign up"
      onSubmit={() => {
        setSubmitted(true);
        if (problems.every((problem) => problem === null)) signup.mutate();
      }}
      footer={<>Have an account? <Link component={RouterLink} to={`/login${query}`}>Log in</Link></>}
    >
      <TextInput
        label="Your name" value={name} onChange={setName} problem={shown(problems[0])} hint="As others see it."
        autoComplete="name" autoFocus
      />
      <TextInput
        label="User name" value={userId} onChange={setUserId} problem={shown(problems[1])}
        hint="Letters, digits, dots, dashes, underscores." autoComplete="username"
      />
      <TextInput
        label="Password" type="password" value={password} onChange={setPassword} problem={shown(problems[2])}
        hint="At least 8 characters." autoComplete="new-password"
      />
    </AuthForm>
  );
}
