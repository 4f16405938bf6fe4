import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { Panel } from '../../components/panel';
import { TextInput } from '../../components/text-input';
import { nameProblem, refusedField } from '../../lib/account-rules';
import { channelPath } from '../../lib/channels';
import { useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { useProblem } from '../../lib/problem';
import { countCharacters } from '../../lib/text';
import { PicturePanel } from './picture-panel';
import { useChangeAccount } from './use-change-account';
import { WithAccount } from './with-account';

const longestAbout = 5000;

function ProfileForm({ account }: { account: OwnAccount }) {
  const { auth, common, settings } = useText();
  const problem = useProblem();
  const [name, setName] = useState(account.name);
  const [about, setAbout] = useState(account.about);
  const change = useChangeAccount();
  const refused = refusedField(auth, change.error);
  const rules = {
    name: nameProblem(auth, name),
    about: countCharacters(about) > longestAbout ? common.tooLong(longestAbout) : null,
  };
  const changed = name !== account.name || about !== account.about;
  return (
    <Panel
      title={settings.channel} about={settings.channelAbout}
      action={<Button component={Link} to={channelPath(account.userId)} color="inherit" variant="outlined">{settings.seeChannel}</Button>}
    >
      <Box
        component="form" noValidate sx={{ display: 'grid', gap: 2.5 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!rules.name && !rules.about) change.mutate({ name: name.trim(), about });
        }}
      >
        <TextInput
          label={settings.name} value={name} onChange={setName} autoComplete="name" hint={auth.yourNameHint}
          problem={rules.name ?? (refused?.field === 'name' ? refused.problem : null)}
        />
        <TextInput
          label={settings.about} value={about} onChange={setAbout} autoComplete="off" required={false} multiline
          problem={rules.about ?? (refused?.field === 'about' ? refused.problem : null)} hint={settings.aboutHint}
        />
        {change.isError && !refused && <Alert severity="error">{problem(change.error)}</Alert>}
        <Button type="submit" variant="contained" disabled={!changed} loading={change.isPending} sx={{ justifySelf: 'start' }}>
          {common.save}
        </Button>
      </Box>
    </Panel>
  );
}

export default function ProfileSection() {
  return (
    <WithAccount>
      {(account) => (
        <>
          <PicturePanel account={account} />
          <ProfileForm account={account} />
        </>
      )}
    </WithAccount>
  );
}
