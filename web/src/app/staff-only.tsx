import LinearProgress from '@mui/material/LinearProgress';
import { Outlet } from 'react-router';
import { useText } from '../lib/i18n';
import { useRole } from '../lib/own-account';
import { NotFoundPage } from './not-found-page';

/** For moderators and admins, or admins alone; for everyone else these pages do not exist. */
export function StaffOnly({ admins = false }: { admins?: boolean }) {
  const { app } = useText();
  const role = useRole();
  if (role === 'unknown') return <LinearProgress aria-label={app.checkingSession} />;
  return role === 'admin' || (role === 'moderator' && !admins) ? <Outlet /> : <NotFoundPage />;
}
