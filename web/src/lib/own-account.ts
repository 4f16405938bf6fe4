import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from './api';
import { useServices, useUser } from './app-context';
import type { Session } from './session';

export const ownAccountKey = ['account'];

export function ownAccount(api: ApiClient) {
  return queryOptions({
    queryKey: ownAccountKey,
    queryFn: ({ signal }) => answerOf(api.GET('/api/user', { signal })),
    staleTime: 5 * 60_000,
  });
}

export type OwnAccount = Answer<'/api/user', 'get'>;

/** What an answer says of one's account is from now on what every page shows. */
export function keepOwnAccount(queries: QueryClient, session: Session, account: OwnAccount): void {
  queries.setQueryData(ownAccountKey, account);
  const token = session.token();
  const { userId, name, profilePictureUrl } = account;
  if (token !== null) session.logIn(token, { userId, name, profilePictureUrl });
  void queries.invalidateQueries({ queryKey: ['user', userId.toLowerCase()] });
}

/** What the reader may do beyond what everyone may; `none` for guests, `unknown` until the server has told. */
export type Role = 'unknown' | 'none' | 'user' | 'moderator' | 'admin';

export function useRole(): Role {
  const { api } = useServices();
  const user = useUser();
  const { data } = useQuery({ ...ownAccount(api), enabled: user !== null });
  if (!user) return 'none';
  if (!data) return 'unknown';
  return data.role === 'admin' || data.role === 'moderator' ? data.role : 'user';
}
