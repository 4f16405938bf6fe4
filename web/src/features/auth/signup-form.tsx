import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { PasswordInput } from '../../components/password-input';
import { TextInput } from '../../components/text-input';
import { nameProblem, passwordProblem, refusedField, userIdProblem } from '../../lib/account-rules';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { AuthForm } from './auth-form';
import { GithubButton } from './github-button';
import { useLogIn } from './use-log-in';

interface SignupFormProps {
  invite: string | null;
  setupToken: string | null;
  hasTerms: boolean;
  footer: ReactNode;
  next: string;
}

function Terms() {
  const { auth } = useText();
  return (
    <Typography variant="body2" color="textSecondary">
      {auth.termsBefore} <Link component={RouterLink} to="/terms" target="_blank">{auth.termsLink}</Link>{auth.termsAfter}
    </Typography>
  );
}

export function SignupForm({ invite, setupToken, hasTerms, footer, next }: SignupFormProps) {
  const { auth } = useText();
  const problem = useProblem();
  const { api } = useServices();
  const [name, setName] = useState('');
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const logIn = useLogIn();
  const signup = useMutation({
    mutationFn: async () => {
      await answerOf(api.POST('/api/auth/signup', { body: { userId, password, name: name.trim(), invite, setupToken } }));
      await logIn(userId, password);
    },
  });
  const refused = signup.isError ? refusedField(auth, signup.error) : null;
  const linkIsOld = (error: unknown) => (invite ?? setupToken) !== null && error instanceof ApiError && error.status === 403;
  const general = () => (linkIsOld(signup.error) ? auth.linkTooOld : problem(signup.error));
  const rules = {
    name: nameProblem(auth, name), userId: userIdProblem(auth, userId), password: passwordProblem(auth, password),
  };
  const problemOf = (field: keyof typeof rules) =>
    (submitted ? rules[field] : null) ?? (refused?.field === field ? refused.problem : null);
  /** What the server said of a form holds until it is changed. */
  const changing = (set: (value: string) => void) => (value: string) => {
    if (signup.isError) signup.reset();
    set(value);
  };
  return (
    <AuthForm
      title={setupToken ? auth.firstAdmin : auth.makeAccount}
      reason={setupToken ? auth.firstAdminWhy : invite ? auth.invited : auth.makeAccountWhy}
      problem={signup.isError && !refused ? general() : null}
      busy={signup.isPending}
      submitLabel={auth.signUp}
      onSubmit={() => {
        setSubmitted(true);
        if (Object.values(rules).every((rule) => rule === null)) signup.mutate();
      }}
      otherWays={!setupToken && !invite && <GithubButton next={next} />}
      footer={footer}
    >
      <TextInput
        label={auth.yourName} value={name} onChange={changing(setName)} problem={problemOf('name')} hint={auth.yourNameHint}
        autoComplete="name" autoFocus
      />
      <TextInput
        label={auth.userName} value={userId} onChange={changing(setUserId)} problem={problemOf('userId')}
        hint={auth.userNameHint} autoComplete="username"
      />
      <PasswordInput
        label={auth.password} value={password} onChange={changing(setPassword)} problem={problemOf('password')}
        hint={auth.passwordHint} autoComplete="new-password"
      />
      {hasTerms && <Terms />}
    </AuthForm>
  );
}
