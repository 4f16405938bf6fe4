import LinearProgress from '@mui/material/LinearProgress';
import { Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useToast } from '../components/toast';
import { useServices } from '../lib/app-context';
import { TopBar } from './top-bar';
import { useCheckedSession } from './use-checked-session';
import { useLeaveWarning } from './use-leave-warning';

/** What every page has around it. */
export function Layout() {
  const { session } = useServices();
  const toast = useToast();
  useCheckedSession();
  useLeaveWarning();
  useEffect(() => session.onExpired(() => toast('Your log-in has ended. Please log in again.')), [session, toast]);
  return (
    <>
      <a className="skip-link" href="#content">Skip to content</a>
      <TopBar />
      <main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Suspense fallback={<LinearProgress aria-label="Loading the page" />}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </>
  );
}
