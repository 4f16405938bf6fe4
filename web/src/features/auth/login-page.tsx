import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { Link as RouterLink, Navigate, useSearchParams } from 'react-router';
import { usePageTitle } from '../../components/page';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { safeReturnPath } from '../../lib/return-path';
import { AuthCard } from './auth-card';
import { CookieLogIn } from './cookie-log-in';
import { LoginForm } from './login-form';

/** Someone who is logged in wanted to link a GitHub account, and it did not come to that. */
function NotLinked({ problem }: { problem: string }) {
  const { auth } = useText();
  return (
    <AuthCard title={auth.notLinked}>
      <Alert severity="error" sx={{ my: 3 }}>{problem}</Alert>
      <Button component={RouterLink} to="/settings/account" variant="contained" size="large" fullWidth>{auth.backToSettings}</Button>
    </AuthCard>
  );
}

/**
 * `next`: where to go afterwards. `again`: for those who are logged in, but too long ago for what they want to do.
 * From GitHub one comes back with `useCookie`, and then `continue` instead of `next`, or with `error`.
 */
export default function LoginPage() {
  const { auth } = useText();
  usePageTitle(auth.logIn);
  const user = useUser();
  const [search] = useSearchParams();
  const next = safeReturnPath(search.get('continue') ?? search.get('next'));
  const error = search.get('error');
  const again = search.has('again');
  const known = Object.entries(auth.githubErrors).find(([word]) => word === error)?.[1];
  const problem = error === null ? null : known ?? auth.githubErrors['github-unavailable'];

  if (search.has('useCookie')) return <CookieLogIn next={next} />;
  if (user && problem !== null) return <NotLinked problem={problem} />;
  if (user && !again) return <Navigate to={next} replace />;
  return <LoginForm next={next} again={again} problemBefore={problem} />;
}
