import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import { ApiError } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { adminUser, type AdminUser } from './admin-lists';
import { useServices } from '../../lib/app-context';

/** Changes an account and shows what it is then. `problem`: why the last attempt failed, in words. */
export function useChangeUser<Change>(user: AdminUser, ask: (change: Change) => Promise<AdminUser>, done: (changed: AdminUser) => string) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const { admin } = useText();
  const problem = useProblem();
  const change = useMutation({
    mutationFn: ask,
    onSuccess: async (changed) => {
      queries.setQueryData(adminUser(api, user.userId).queryKey, changed);
      toast(done(changed));
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['admin', 'users'] }), queries.invalidateQueries({ queryKey: ['admin', 'audit'] }),
      ]);
    },
  });
  const problemOf = (error: unknown) => (error instanceof ApiError && error.status === 409 ? admin.lastAdmin : problem(error));
  return { ...change, problem: change.isError ? problemOf(change.error) : null };
}
