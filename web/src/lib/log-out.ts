import type { QueryClient } from '@tanstack/react-query';
import type { AppServices } from './app-context';
import type { Session } from './session';

/** Logs out here at once, and at the server as soon as it can be reached: without it the token is forgotten, too. */
export function logOut({ api, session }: Pick<AppServices, 'api' | 'session'>): void {
  const token = session.token();
  if (token === null) return;
  session.logOut();
  // `keepalive`: also when the page is closed now.
  api.POST('/api/auth/logout', { headers: { Authorization: `Bearer ${token}` }, keepalive: true }).catch(() => {
    // Not reached: the session ends by itself when nobody renews it.
  });
}

/** From now on nothing that the server has said stays in memory when someone leaves: by logging out, here or in another
 *  tab, or because the session has ended. What is on the screen is asked for again, as a guest. */
export function forgetAnswersAtLogOut(session: Pick<Session, 'snapshot' | 'subscribe'>, queries: QueryClient): () => void {
  return session.subscribe(() => {
    if (session.snapshot().status !== 'guest') return;
    queries.removeQueries({ type: 'inactive' });
    // Once the page is drawn for a guest: what only members ask for has left it, and would be refused.
    setTimeout(() => {
      queries.removeQueries({ type: 'inactive' });
      void queries.resetQueries();
    });
  });
}
