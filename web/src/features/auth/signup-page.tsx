import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink, Navigate, useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { instanceFacts } from '../../lib/instance';
import { safeReturnPath } from '../../lib/return-path';
import { AuthCard } from './auth-card';
import { SignupForm } from './signup-form';

/** There is no way to an account for those who come like this. */
function NoEntry({ reason }: { reason: string }) {
  const { auth } = useText();
  const { search } = useLocation();
  return (
    <AuthCard title={auth.noNewAccounts} reason={reason}>
      <Button component={RouterLink} to={`/login${search}`} variant="contained" size="large" fullWidth sx={{ mt: 3 }}>{auth.logIn}</Button>
    </AuthCard>
  );
}

/** `invite`, `setup`: the secrets of an invitation, and of the link by which the first admin is made. */
export default function SignupPage() {
  const { app, auth } = useText();
  usePageTitle(auth.signUp);
  const { api } = useServices();
  const user = useUser();
  const [search] = useSearchParams();
  const { search: query } = useLocation();
  const instance = useQuery(instanceFacts(api));
  const [invite, setupToken] = [search.get('invite'), search.get('setup')];

  if (user) return <Navigate to={setupToken ? '/admin' : safeReturnPath(search.get('next'))} replace />;
  if (instance.isPending) return <LinearProgress aria-label={app.pageLoading} />;
  if (!setupToken && instance.data?.signup === 'closed') return <NoEntry reason={auth.closedWhy} />;
  if (!setupToken && !invite && instance.data?.signup === 'invite') return <NoEntry reason={auth.inviteOnlyWhy} />;
  return (
    <SignupForm
      invite={invite} setupToken={setupToken} hasTerms={Boolean(instance.data?.terms)}
      footer={<>{auth.haveAccount} <Link component={RouterLink} to={`/login${query}`}>{auth.logIn}</Link></>}
      next={safeReturnPath(search.get('next'))}
    />
  );
}
