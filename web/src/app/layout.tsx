import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useToast } from '../components/toast';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { ErrorBoundary } from './error-boundary';
import { BottomNavigation, SideNavigation } from './navigation';
import { TopBar } from './top-bar';
import { useCheckedSession } from './use-checked-session';
import { useLeaveWarning } from './use-leave-warning';
import { useScrollMemory } from './use-scroll-memory';

/** Pages that take the whole width for themselves. */
const wide = /^\/(watch|login|signup|forgot-password|reset-password)(\/|$)/;

/** What every page has around it. */
export function Layout() {
  const { session } = useServices();
  const { app } = useText();
  const { pathname } = useLocation();
  const toast = useToast();
  useCheckedSession();
  useLeaveWarning();
  useScrollMemory();
  useEffect(() => session.onExpired(() => toast(app.sessionEnded)), [session, toast, app]);
  const takesAll = wide.test(pathname);
  return (
    <>
      <a className="skip-link" href="#content">{app.skipToContent}</a>
      <TopBar menuAlways={takesAll} />
      <Box sx={{ display: 'flex' }}>
        {!takesAll && <SideNavigation />}
        <Box
          component="main" id="content" tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, outline: 'none', pb: { xs: 'calc(64px + env(safe-area-inset-bottom))', sm: 0 } }}
        >
          <ErrorBoundary place={pathname}>
            <Suspense fallback={<LinearProgress aria-label={app.pageLoading} />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      <BottomNavigation />
    </>
  );
}
