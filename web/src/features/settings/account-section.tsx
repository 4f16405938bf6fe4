import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel';
import { useFormat, useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { EmailPanel } from './email-panel';
import { GithubPanel } from './github-panel';
import { PasswordPanel } from './password-panel';
import { WithAccount } from './with-account';

function Facts({ account }: { account: OwnAccount }) {
  const { auth, admin, common, settings } = useText();
  const format = useFormat();
  const facts = [
    [auth.userName, <bdi key="id">{account.userId}</bdi>],
    [settings.joined, format.date(account.joined)],
    [settings.role, account.role === 'admin' || account.role === 'moderator' ? admin.roles[account.role] : admin.roles.user],
    [settings.kept, `${common.videos(account.usage.videos)} · ${format.bytes(account.usage.bytes)}`],
  ] as const;
  return (
    <Panel title={settings.you}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 3, rowGap: 1, m: 0 }}>
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" color="textSecondary">{name}</Typography>
            <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{value}</Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

export default function AccountSection() {
  return (
    <WithAccount>
      {(account) => (
        <>
          <Facts account={account} />
          <EmailPanel account={account} />
          <PasswordPanel account={account} />
          <GithubPanel account={account} />
        </>
      )}
    </WithAccount>
  );
}
