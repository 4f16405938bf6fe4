import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Panel } from '../../components/panel';
import { TextInput } from '../../components/text-input';
import { refusedField } from '../../lib/account-rules';
import { useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { ConfirmationProblem, PresentPassword } from './confirmation';
import { useChangeAccount } from './use-change-account';

/** Where links to a new password go; an empty address is none. */
export function EmailPanel({ account }: { account: OwnAccount }) {
  const { auth, common, settings } = useText();
  const kept = account.email ?? '';
  const [email, setEmail] = useState(kept);
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const change = useChangeAccount(() => {
    setPassword('');
    setSubmitted(false);
  });
  const refused = refusedField(auth, change.error);
  const changed = email.trim() !== kept;
  const complete = !account.hasPassword || password !== '';
  return (
    <Panel title={settings.email} about={settings.emailAbout}>
      <Box
        component="form" noValidate sx={{ display: 'grid', gap: 2.5 }}
        onSubmit={(event) => {
          event.preventDefault();
          setSubmitted(true);
          if (complete) change.mutate({ email: email.trim(), oldPassword: account.hasPassword ? password : null });
        }}
      >
        <TextInput
          label={settings.email} type="email" value={email} onChange={setEmail} autoComplete="email" required={false}
          problem={refused?.field === 'email' ? refused.problem : null}
        />
        {changed && (
          <>
            <PresentPassword account={account} value={password} onChange={setPassword} error={change.error} missing={submitted} />
            {refused?.field !== 'email' && <ConfirmationProblem account={account} error={change.error} place="/settings/account" />}
            <Button type="submit" variant="contained" loading={change.isPending} sx={{ justifySelf: 'start' }}>{common.save}</Button>
          </>
        )}
      </Box>
    </Panel>
  );
}
