import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../lib/app-context';
import { loginPathFor } from '../lib/return-path';

/** Guests are asked to log in and come back afterwards. */
export function MembersOnly({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.status === 'guest') return <Navigate to={loginPathFor(pathname + search)} replace />;
  if (session.status === 'unknown') return <LinearProgress aria-label="Checking who you are" />;
  return children;
}
