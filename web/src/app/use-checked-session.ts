import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf } from '../lib/api';
import { useServices, useSession } from '../lib/app-context';

/** Asks the server whom a kept token belongs to. A refusal ends the session (the client sees to it); an unreachable
 *  server does not: it is asked again. */
export function useCheckedSession(): void {
  const { api, session } = useServices();
  const state = useSession();
  const token = state.status === 'unknown' ? state.token : null;
  const { data } = useQuery({
    queryKey: ['session', token],
    queryFn: ({ signal }) => answerOf(api.GET('/api/auth/check', { signal })),
    enabled: token !== null,
    retry: () => session.token() === token,
    retryDelay: (failures) => Math.min(15_000, 1000 * 2 ** failures),
    gcTime: 0,
  });
  useEffect(() => {
    if (data && token !== null && session.token() === token) session.logIn(data.token || token, data.user);
  }, [data, session, token]);
}
