import GitHub from '@mui/icons-material/GitHub';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/error-panel';
import { Panel } from '../../components/panel';
import { useToast } from '../../components/toast';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import type { OwnAccount } from '../../lib/own-account';
import { ConfirmationProblem, PresentPassword } from './confirmation';

const place = '/settings/account';

/** Linking a GitHub account, and ending that; both are confirmed. */
function LinkForm({ account, login }: { account: OwnAccount; login: string | null }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const { settings } = useText();
  const [password, setPassword] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const body = { password: account.hasPassword ? password : null };
  const change = useMutation({
    mutationFn: async () => {
      if (login !== null) return answerOf(api.DELETE('/api/auth/github/link', { body }));
      const { url } = await answerOf(api.POST('/api/auth/github/link', { params: { query: { continue: place } }, body, credentials: 'include' }));
      window.location.assign(url);
      return null;
    },
    onSuccess: async (unlinked) => {
      if (unlinked === null) return;
      toast(settings.githubUnlinked);
      await queries.invalidateQueries({ queryKey: ['github-link'] });
    },
  });
  return (
    <Box
      component="form" noValidate sx={{ display: 'grid', gap: 2.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        setSubmitted(true);
        if (!account.hasPassword || password !== '') change.mutate();
      }}
    >
      <PresentPassword account={account} value={password} onChange={setPassword} error={change.error} missing={submitted} />
      <ConfirmationProblem account={account} error={change.error} place={place} />
      <Button
        type="submit" variant={login === null ? 'contained' : 'outlined'} color={login === null ? 'primary' : 'inherit'} startIcon={<GitHub />}
        loading={change.isPending} sx={{ justifySelf: 'start' }}
      >
        {login === null ? settings.linkGithub : settings.unlinkGithub}
      </Button>
    </Box>
  );
}

/** Which GitHub account signs one in; nothing where this instance does not offer it. */
export function GithubPanel({ account }: { account: OwnAccount }) {
  const { api, config } = useServices();
  const { settings } = useText();
  const [open, setOpen] = useState(false);
  const offered = config.githubLoginUrl !== null;
  const link = useQuery({
    queryKey: ['github-link'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/auth/github/link', { signal })),
    enabled: offered,
  });
  if (!offered) return null;
  if (link.isError) return <ErrorPanel title={settings.githubFailed} error={link.error} onRetry={() => void link.refetch()} />;
  const login = link.data?.linked ? (link.data.login ?? '') : null;
  return (
    <Panel
      title="GitHub" about={login === null ? settings.githubAbout : settings.githubLinked(login)}
      action={link.data && !open && (
        <Button variant="outlined" color="inherit" onClick={() => setOpen(true)}>{login === null ? settings.linkGithub : settings.unlinkGithub}</Button>
      )}
    >
      {link.isPending ? <Skeleton width="40%" /> : open && <LinkForm key={login} account={account} login={login} />}
    </Panel>
  );
}
