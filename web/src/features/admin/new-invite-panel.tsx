import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyField } from '../../components/copy-field';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { useProblem } from '../../lib/problem';

const day = 86_400;
const lives = { day, week: 7 * day, month: 30 * day, year: 365 * day };
type Life = keyof typeof lives;
const mostUses = 10_000;

/** Makes an invitation; its link is shown once. */
export function NewInvitePanel() {
  const { api } = useServices();
  const queries = useQueryClient();
  const problem = useProblem();
  const { admin } = useText();
  const { data: instance } = useQuery(instanceFacts(api));
  const [uses, setUses] = useState('1');
  const [life, setLife] = useState<Life>('week');
  const people = Number(uses);
  const wrong = !(Number.isInteger(people) && people >= 1 && people <= mostUses);
  const making = useMutation({
    mutationFn: () => answerOf(api.POST('/api/admin/invites', { body: { uses: people, lifeSeconds: lives[life] } })),
    gcTime: 0,
    onSuccess: () => Promise.all(['invites', 'audit'].map((list) => queries.invalidateQueries({ queryKey: ['admin', list] }))),
  });
  return (
    <Panel title={admin.newInvite} about={instance?.signup === 'open' ? admin.openToAll : admin.newInviteAbout}>
      <Box
        component="form" noValidate sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) making.mutate();
        }}
      >
        <TextField
          size="small" label={admin.uses} value={uses} onChange={(event) => setUses(event.target.value)} error={wrong} sx={{ width: 190 }}
          helperText={wrong ? admin.usesRule : undefined} slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <TextField select size="small" label={admin.lifeOf} value={life} onChange={(event) => setLife(event.target.value as Life)} sx={{ minWidth: 160 }}>
          {(Object.keys(lives) as Life[]).map((one) => <MenuItem key={one} value={one}>{admin.lives[one]}</MenuItem>)}
        </TextField>
        <Button type="submit" variant="contained" loading={making.isPending} disabled={wrong} sx={{ minHeight: 40 }}>{admin.makeInvite}</Button>
      </Box>
      {making.isError && <Alert severity="error" sx={{ mt: 2 }}>{problem(making.error)}</Alert>}
      {making.data?.url && (
        <Box role="status" sx={{ display: 'grid', gap: 1.5, mt: 2.5 }}>
          <Alert severity="info">{admin.linkOnce}</Alert>
          <CopyField label={admin.link} value={making.data.url} />
        </Box>
      )}
    </Panel>
  );
}
