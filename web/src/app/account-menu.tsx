import Avatar from '@mui/material/Avatar';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'react-router';
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
        <Avatar aria-hidden sx={{ width: 34, height: 34, fontSize: '1rem', fontWeight: 600, bgcolor: 'primary.main', color: 'primary.contrastText' }}>
          {user.name.charAt(0).toUpperCase()}
        </Avatar>
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
  const entering = pathname === '/login' || pathname === '/signup';
  return (
    <Button component={Link} to={entering ? '/login' + search : loginPathFor(pathname + search)} variant="outlined" color="inherit">
      {app.logIn}
    </Button>
  );
}
