import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '../../components/error-panel';
import { RowsSkeleton } from '../../components/rows-skeleton';
import type { Answer } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';

export type Instance = Answer<'/api/instance', 'get'>;

/** Shows what needs to know the instance as soon as that is known. */
export function WithInstance({ children }: { children: (instance: Instance) => ReactNode }) {
  const { api } = useServices();
  const { about } = useText();
  const instance = useQuery(instanceFacts(api));
  if (instance.isPending) return <RowsSkeleton label={about.loading} />;
  if (!instance.data) return <ErrorPanel title={about.failed} error={instance.error} onRetry={() => void instance.refetch()} />;
  return children(instance.data);
}
