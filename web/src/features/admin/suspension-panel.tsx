import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import type { AdminUser } from './admin-lists';
import { useChangeUser } from './use-change-user';

export function SuspensionPanel({ user }: { user: AdminUser }) {
  const { api } = useServices();
  const { admin } = useText();
  const change = useChangeUser(
    user,
    (suspended: boolean) => answerOf(api.PUT('/api/admin/users/{userId}/suspended', {
      params: { path: { userId: user.userId } }, body: { suspended },
    })),
    ({ suspended }) => (suspended ? admin.suspendedDone : admin.unsuspendedDone),
  );
  return (
    <Panel
      title={admin.suspension} about={admin.suspensionAbout}
      action={(
        <Button variant="outlined" color={user.suspended ? 'inherit' : 'error'} loading={change.isPending} onClick={() => change.mutate(!user.suspended)}>
          {user.suspended ? admin.unsuspend : admin.suspend}
        </Button>
      )}
    >
      {change.problem && <Alert severity="error">{change.problem}</Alert>}
    </Panel>
  );
}
