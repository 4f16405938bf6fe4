import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '../../components/error-panel';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { ownAccount, type OwnAccount } from '../../lib/own-account';

/** Shows what needs one's own account as soon as it is there. */
export function WithAccount({ children }: { children: (account: OwnAccount) => ReactNode }) {
  const { api } = useServices();
  const { settings } = useText();
  const account = useQuery(ownAccount(api));
  if (account.isPending) return <RowsSkeleton label={settings.loading} rows={3} height={150} />;
  if (!account.data) return <ErrorPanel title={settings.accountFailed} error={account.error} onRetry={() => void account.refetch()} />;
  return children(account.data);
}
