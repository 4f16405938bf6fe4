import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../components/toast';
import type { paths } from '../../generated/api';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { keepOwnAccount } from '../../lib/own-account';

export type AccountChange = NonNullable<paths['/api/user']['put']['requestBody']>['content']['application/json'];

/** Changes what is given of one's account; the pages show the change at once. */
export function useChangeAccount(onChanged?: () => void) {
  const { api, session } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const { common } = useText();
  return useMutation({
    mutationFn: (change: AccountChange) => answerOf(api.PUT('/api/user', { body: change })),
    onSuccess: (account) => {
      keepOwnAccount(queries, session, account);
      toast(common.saved);
      onChanged?.();
    },
  });
}
