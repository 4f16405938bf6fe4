import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ApiClient } from './api';
import type { AppConfig } from './config';
import type { LiveConnection } from './live-connection';
import type { Session, SessionState, User } from './session';

/** What every page may need from outside; made once at start, replaced by tests. */
export interface AppServices {
  config: AppConfig;
  session: Session;
  api: ApiClient;
  live: LiveConnection;
}

export const AppContext = createContext<AppServices | null>(null);

export function useServices(): AppServices {
  const services = useContext(AppContext);
  if (!services) throw new Error('AppContext is missing');
  return services;
}

export function useSession(): SessionState {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** The logged-in user, or null for guests and until the token has been checked. */
export function useUser(): User | null {
  const state = useSession();
  return state.status === 'member' ? state.user : null;
}
