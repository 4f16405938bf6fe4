import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import type { AdminUser } from './admin-lists';
import { useChangeUser } from './use-change-user';

const gigabyte = 1_000_000_000;
const kinds = ['instance', 'unlimited', 'own'] as const;
type Kind = (typeof kinds)[number];

function kindOf(quotaBytes: number | null | undefined): Kind {
  if (typeof quotaBytes !== 'number') return 'instance';
  return quotaBytes === 0 ? 'unlimited' : 'own';
}

/** How much someone may keep: what holds for everyone, no limit, or one of their own. */
export function QuotaPanel({ user }: { user: AdminUser }) {
  const { api } = useServices();
  const { admin, common } = useText();
  const format = useFormat();
  const { data: instance } = useQuery(instanceFacts(api));
  const [kind, setKind] = useState(kindOf(user.quotaBytes));
  const [gigabytes, setGigabytes] = useState(user.quotaBytes ? String(user.quotaBytes / gigabyte) : '');
  const change = useChangeUser(
    user,
    (quotaBytes: number | null) => answerOf(api.PUT('/api/admin/users/{userId}/quota', {
      params: { path: { userId: user.userId } }, body: { quotaBytes },
    })),
    () => admin.quotaChanged,
  );
  const wanted = { instance: null, unlimited: 0, own: Math.round(Number(gigabytes.replace(',', '.')) * gigabyte) }[kind];
  const wrong = kind === 'own' && !(typeof wanted === 'number' && wanted > 0);
  const limit = user.quotaBytes ?? instance?.quotaBytes ?? 0;
  const used = format.bytes(user.usedBytes);
  return (
    <Panel title={admin.quota} about={limit > 0 ? admin.quotaUsedOf(used, format.bytes(limit)) : admin.quotaUsed(used)}>
      {limit > 0 && (
        <LinearProgress
          variant="determinate" value={Math.min(100, (user.usedBytes / limit) * 100)} color={user.usedBytes > limit * 0.9 ? 'error' : 'primary'}
          aria-label={admin.quota} sx={{ mb: 2.5 }}
        />
      )}
      <Box
        component="form" noValidate sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) change.mutate(wanted);
        }}
      >
        <TextField
          select size="small" label={admin.quota} value={kind} sx={{ minWidth: 200 }} onChange={(event) => setKind(event.target.value as Kind)}
        >
          {kinds.map((one) => <MenuItem key={one} value={one}>{admin.quotaKinds[one]}</MenuItem>)}
        </TextField>
        {kind === 'own' && (
          <TextField
            size="small" label={admin.quotaGigabytes} value={gigabytes} onChange={(event) => setGigabytes(event.target.value)} sx={{ width: 140 }}
            error={wrong && gigabytes !== ''} helperText={wrong && gigabytes !== '' ? admin.quotaRule : undefined} slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        )}
        <Button
          type="submit" variant="contained" loading={change.isPending} sx={{ minHeight: 40 }}
          disabled={wrong || (wanted ?? null) === (user.quotaBytes ?? null)}
        >
          {common.save}
        </Button>
      </Box>
      {change.problem && <Alert severity="error" sx={{ mt: 2 }}>{change.problem}</Alert>}
    </Panel>
  );
}
