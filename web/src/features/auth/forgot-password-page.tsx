import MarkEmailRead from '@mui/icons-material/MarkEmailReadOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { TextInput } from '../../components/text-input';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { useProblem } from '../../lib/problem';
import { AuthCard } from './auth-card';
import { AuthForm } from './auth-form';

export default function ForgotPasswordPage() {
  const { auth, common } = useText();
  usePageTitle(auth.forgottenTitle);
  const problem = useProblem();
  const { api } = useServices();
  const { data: instance } = useQuery(instanceFacts(api));
  const [account, setAccount] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const asking = useMutation({
    mutationFn: () => answerOf(api.POST('/api/auth/forgot-password', { body: { account: account.trim() } })),
  });
  const back = <Link component={RouterLink} to="/login">{auth.backToLogIn}</Link>;

  if (asking.isSuccess) {
    return (
      <StatePanel
        icon={<MarkEmailRead />} title={auth.letterSent} heading="h1"
        action={<Button component={RouterLink} to="/login" variant="contained">{auth.backToLogIn}</Button>}
      >
        {auth.letterSentWhy}
      </StatePanel>
    );
  }
  if (instance?.passwordReset === false) return <AuthCard title={auth.forgottenTitle} reason={auth.noLetters}>{back}</AuthCard>;
  return (
    <AuthForm
      title={auth.forgottenTitle} reason={auth.forgottenWhy}
      problem={asking.isError ? problem(asking.error) : null} busy={asking.isPending} submitLabel={auth.sendLink}
      onSubmit={() => {
        setSubmitted(true);
        if (account.trim() !== '') asking.mutate();
      }}
      footer={back}
    >
      <TextInput
        label={auth.userNameOrEmail} value={account} onChange={setAccount} autoComplete="username" autoFocus
        problem={submitted && account.trim() === '' ? common.needed : null}
      />
    </AuthForm>
  );
}
