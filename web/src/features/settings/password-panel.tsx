import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Panel } from '../../components/panel';
import { PasswordInput } from '../../components/password-input';
import { passwordProblem, refusedField } from '../../lib/account-rules';
import { useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { ConfirmationProblem, PresentPassword } from './confirmation';
import { useChangeAccount } from './use-change-account';

/** Another password, or a first one for those who log in by GitHub only. All other places are logged out. */
export function PasswordPanel({ account }: { account: OwnAccount }) {
  const { auth, settings } = useText();
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const change = useChangeAccount(() => {
    setPresent('');
    setWanted('');
    setSubmitted(false);
  });
  const refused = refusedField(auth, change.error);
  const rule = passwordProblem(auth, wanted);
  const complete = rule === null && (!account.hasPassword || present !== '');
  return (
    <Panel title={auth.password} about={account.hasPassword ? settings.passwordAbout : settings.noPasswordAbout}>
      <Box
        component="form" noValidate sx={{ display: 'grid', gap: 2.5 }}
        onSubmit={(event) => {
          event.preventDefault();
          setSubmitted(true);
          if (complete) change.mutate({ password: wanted, oldPassword: account.hasPassword ? present : null });
        }}
      >
        <PresentPassword account={account} value={present} onChange={setPresent} error={change.error} missing={submitted} />
        <PasswordInput
          label={auth.newPassword} value={wanted} onChange={setWanted} autoComplete="new-password" hint={auth.passwordHint}
          problem={(submitted ? rule : null) ?? (refused?.field === 'password' ? refused.problem : null)}
        />
        {refused?.field !== 'password' && <ConfirmationProblem account={account} error={change.error} place="/settings/account" />}
        <Button type="submit" variant="contained" loading={change.isPending} disabled={wanted === ''} sx={{ justifySelf: 'start' }}>
          {account.hasPassword ? settings.changePassword : auth.setPassword}
        </Button>
      </Box>
    </Panel>
  );
}
