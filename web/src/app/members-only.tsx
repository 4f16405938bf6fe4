import LinearProgress from '@mui/material/LinearProgress';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { loginPathFor } from '../lib/return-path';

/** Guests are asked to log in and come back afterwards. */
export function MembersOnly() {
  const session = useSession();
  const { app } = useText();
  const { pathname, search } = useLocation();
  if (session.status === 'guest') return <Navigate to={loginPathFor(pathname + search)} replace />;
  if (session.status === 'unknown') return <LinearProgress aria-label={app.checkingSession} />;
  return <Outlet />;
}
