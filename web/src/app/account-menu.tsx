import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Avatar } from '../components/avatar';
import { useSession } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { loginPathFor } from '../lib/return-path';
import type { User } from '../lib/session';

const MemberMenu = lazy(() => import('./member-menu'));

function MemberButton({ user }: { user: User }) {
  const { app } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <IconButton
        aria-label={app.accountOf(user.name)} aria-haspopup="menu" aria-expanded={anchor !== null} sx={{ p: 0.5 }}
        onClick={(event) => {
          setWanted(true);
          setAnchor(event.currentTarget);
        }}
      >
        <Avatar person={user} size={34} />
      </IconButton>
      {wanted && <Suspense fallback={null}><MemberMenu user={user} anchor={anchor} onClose={() => setAnchor(null)} /></Suspense>}
    </>
  );
}

export function AccountMenu() {
  const session = useSession();
  const { app } = useText();
  const { pathname, search } = useLocation();
  if (session.status === 'member') return <MemberButton user={session.user} />;
  if (session.status === 'unknown') return null;
  const entering = /^\/(login|signup|forgot-password|reset-password)$/.test(pathname);
  return (
    <Button component={Link} to={entering ? '/login' + (pathname === '/reset-password' ? '' : search) : loginPathFor(pathname + search)} variant="outlined" color="inherit">
      {app.logIn}
    </Button>
  );
}
