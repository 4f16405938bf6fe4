import Alert from '@mui/material/Alert';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import type { AdminUser } from './admin-lists';
import { useChangeUser } from './use-change-user';

const roles = ['user', 'moderator', 'admin'] as const;

export function RolePanel({ user }: { user: AdminUser }) {
  const { api } = useServices();
  const { admin } = useText();
  const change = useChangeUser(
    user,
    (role: string) => answerOf(api.PUT('/api/admin/users/{userId}/role', { params: { path: { userId: user.userId } }, body: { role } })),
    () => admin.roleChanged,
  );
  return (
    <Panel
      title={admin.role} about={admin.roleAbout}
      action={(
        <TextField
          select size="small" value={change.isPending ? change.variables : user.role} disabled={change.isPending} sx={{ minWidth: 170 }}
          onChange={(event) => change.mutate(event.target.value)} slotProps={{ select: { SelectDisplayProps: { 'aria-label': admin.role } } }}
        >
          {roles.map((role) => <MenuItem key={role} value={role}>{admin.roles[role]}</MenuItem>)}
        </TextField>
      )}
    >
      {change.problem && <Alert severity="error">{change.problem}</Alert>}
    </Panel>
  );
}
