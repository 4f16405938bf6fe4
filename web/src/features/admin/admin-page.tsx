import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { useText } from '../../lib/i18n';
import { useRole } from '../../lib/own-account';

interface Section {
  id: 'overview' | 'users' | 'videos' | 'comments' | 'invites' | 'audit';
  /** Moderators see only what is about videos and comments. */
  moderators: boolean;
  content: ComponentType;
}

const sections: readonly Section[] = [
  { id: 'overview', moderators: false, content: lazy(() => import('./overview-section')) },
  { id: 'users', moderators: false, content: lazy(() => import('./users-section')) },
  { id: 'videos', moderators: true, content: lazy(() => import('./videos-section')) },
  { id: 'comments', moderators: true, content: lazy(() => import('./comments-section')) },
  { id: 'invites', moderators: false, content: lazy(() => import('./invites-section')) },
  { id: 'audit', moderators: false, content: lazy(() => import('./audit-section')) },
];

const tab = {
  flex: 'none', display: 'grid', alignItems: 'center', px: 2, minHeight: 46, color: 'text.secondary', fontWeight: 600, textDecoration: 'none',
  borderBottom: '3px solid transparent', borderRadius: '8px 8px 0 0', '&:hover': { color: 'text.primary', bgcolor: 'action.hover' },
  '&[aria-current]': { color: 'primary.main', borderBottomColor: 'primary.main' }, '&:focus-visible': { outlineOffset: -3 },
} as const;

/** What moderators and admins do; whoever is neither does not get here. */
export default function AdminPage() {
  const { app, admin } = useText();
  const role = useRole();
  const { section: wanted } = useParams();
  usePageTitle(admin.title);
  const places = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = places.current?.querySelector<HTMLElement>('[aria-current]');
    // The one that is shown stands in the middle, as far as there is more than fits.
    if (places.current && here) places.current.scrollLeft = here.offsetLeft - (places.current.clientWidth - here.offsetWidth) / 2;
  }, [wanted, role]);
  if (role === 'unknown') return <LinearProgress aria-label={app.checkingSession} />;
  const offered = sections.filter(({ moderators }) => moderators || role === 'admin');
  const shown = offered.find(({ id }) => id === wanted);
  if (!shown) return <Navigate to={`/admin/${offered[0]?.id ?? 'videos'}`} replace />;
  const Content = shown.content;
  return (
    <Page width={1180}>
      <Typography variant="h4" component="h1">{admin.title}</Typography>
      <Box
        component="nav" aria-label={admin.title} ref={places}
        sx={{ position: 'relative', display: 'flex', gap: 0.5, my: 2.5, overflowX: 'auto', scrollbarWidth: 'none', borderBottom: '1px solid', borderColor: 'divider' }}
      >
        {offered.map(({ id }) => (
          <Box key={id} component={Link} to={`/admin/${id}`} aria-current={id === shown.id ? 'page' : undefined} sx={tab}>{admin.sections[id]}</Box>
        ))}
      </Box>
      <Suspense fallback={<LinearProgress aria-label={app.pageLoading} />}><Content /></Suspense>
    </Page>
  );
}
