import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Panel } from '../../components/panel';
import { useToast } from '../../components/toast';
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { AdminUser } from './admin-lists';

function DeleteUserDialog({ user, onClose }: { user: AdminUser; onClose: () => void }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const navigate = useNavigate();
  const { admin } = useText();
  const format = useFormat();
  const deletion = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/admin/users/{userId}', { params: { path: { userId: user.userId } } })),
    onSuccess: async () => {
      toast(admin.userDeleted);
      void navigate('/admin/users', { replace: true });
      queries.removeQueries({ queryKey: ['admin', 'user', user.userId] });
      await Promise.all([queries.invalidateQueries({ queryKey: ['admin'] }), queries.invalidateQueries({ queryKey: ['videos'] })]);
    },
  });
  const problemOf = (error: unknown) => (error instanceof ApiError && error.status === 409 ? admin.lastAdmin : problem(error));
  return (
    <TypedConfirmDialog
      title={admin.deleteUserTitle} word={user.userId} confirmLabel={admin.deleteUser} busy={deletion.isPending}
      problem={deletion.isError ? problemOf(deletion.error) : null} onConfirm={() => deletion.mutate()} onClose={onClose}
    >
      {admin.deleteUserWhat(user.name)} {admin.keeps(user.videos, format.bytes(user.usedBytes))}
    </TypedConfirmDialog>
  );
}

export function DeleteUserPanel({ user }: { user: AdminUser }) {
  const { admin } = useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Panel
        title={admin.deleteUser} about={admin.deleteUserAbout} danger
        action={<Button variant="outlined" color="error" onClick={() => setAsking(true)}>{admin.deleteUser}</Button>}
      />
      {asking && <DeleteUserDialog user={user} onClose={() => setAsking(false)} />}
    </>
  );
}
