import { useCallback } from 'react';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';

/** Logs in; the session then belongs to that user. Throws ApiError. */
export function useLogIn(): (userId: string, password: string) => Promise<void> {
  const { api, session } = useServices();
  return useCallback(
    async (userId, password) => {
      const { token, user } = await answerOf(api.POST('/api/auth/login', { body: { userId, password } }));
      session.logIn(token, user);
    },
    [api, session],
  );
}
