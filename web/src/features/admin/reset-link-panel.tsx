import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { CopyField } from '../../components/copy-field';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { AdminUser } from './admin-lists';

/** Makes a link to a new password, for those who get no mail; it is shown once. */
export function ResetLinkPanel({ user }: { user: AdminUser }) {
  const { api } = useServices();
  const { admin } = useText();
  const problem = useProblem();
  const making = useMutation({
    mutationFn: () => answerOf(api.POST('/api/admin/users/{userId}/password-reset', { params: { path: { userId: user.userId } } })),
    gcTime: 0,
  });
  return (
    <Panel
      title={admin.resetLink} about={admin.resetLinkAbout}
      action={!making.data && <Button variant="outlined" color="inherit" loading={making.isPending} onClick={() => making.mutate()}>{admin.makeLink}</Button>}
    >
      {making.isError && <Alert severity="error">{problem(making.error)}</Alert>}
      {making.data && (
        <Box sx={{ display: 'grid', gap: 1.5 }} role="status">
          <Alert severity="info">{admin.linkOnce}</Alert>
          <CopyField label={admin.link} value={making.data.url} />
        </Box>
      )}
    </Panel>
  );
}
