import LinkOff from '@mui/icons-material/LinkOff';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { PasswordInput } from '../../components/password-input';
import { StatePanel } from '../../components/state-panel';
import { useToast } from '../../components/toast';
import { passwordProblem, refusedField } from '../../lib/account-rules';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { AuthForm } from './auth-form';

/** Where the link of a letter, or of an admin, leads: its `token` allows one new password. */
export default function ResetPasswordPage() {
  const { auth } = useText();
  usePageTitle(auth.newPasswordTitle);
  const problem = useProblem();
  const toast = useToast();
  const navigate = useNavigate();
  const { api } = useServices();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const reset = useMutation({
    mutationFn: () => answerOf(api.POST('/api/auth/reset-password', { body: { token, password } })),
    onSuccess: () => {
      toast(auth.newPasswordHolds);
      void navigate('/login', { replace: true });
    },
  });
  const refused = refusedField(auth, reset.error);
  if (token === '' || (reset.error instanceof ApiError && reset.error.status === 403)) {
    return (
      <StatePanel
        icon={<LinkOff />} title={auth.linkTooOldTitle} heading="h1" urgent
        action={<Button component={RouterLink} to="/forgot-password" variant="contained">{auth.askNewLink}</Button>}
      >
        {auth.linkTooOldWhy}
      </StatePanel>
    );
  }
  return (
    <AuthForm
      title={auth.newPasswordTitle} reason={auth.newPasswordWhy}
      problem={reset.isError && !refused ? problem(reset.error) : null} busy={reset.isPending} submitLabel={auth.setPassword}
      onSubmit={() => {
        setSubmitted(true);
        if (passwordProblem(auth, password) === null) reset.mutate();
      }}
    >
      <PasswordInput
        label={auth.newPassword} value={password} autoComplete="new-password" autoFocus hint={auth.passwordHint}
        problem={(submitted ? passwordProblem(auth, password) : null) ?? refused?.problem ?? null}
        onChange={(value) => {
          if (reset.isError) reset.reset();
          setPassword(value);
        }}
      />
    </AuthForm>
  );
}
