import Menu from '@mui/icons-material/Menu';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../lib/i18n';

const NavigationDrawer = lazy(() => import('./navigation-drawer'));

/** Opens the navigation as a drawer. `always`: also on wide screens, for pages that keep their width for themselves. */
export function MenuButton({ always }: { always: boolean }) {
  const { app } = useText();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <IconButton
        aria-label={app.menu} aria-haspopup="true" aria-expanded={open} color="inherit" edge="start"
        sx={{ display: { xs: 'none', sm: 'inline-flex', lg: always ? 'inline-flex' : 'none' } }}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <Menu />
      </IconButton>
      {wanted && (
        <Suspense fallback={null}>
          <NavigationDrawer open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
