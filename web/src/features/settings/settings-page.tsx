import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Suspense } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { useSession } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { loginPathFor } from '../../lib/return-path';
import { BackToSettings, SectionList } from './section-list';
import { sections, type Section } from './sections';

function SectionContent({ section }: { section: Section }) {
  const session = useSession();
  const { app, settings } = useText();
  const { pathname } = useLocation();
  usePageTitle(settings.sections[section.id]);
  if (section.members && session.status === 'guest') return <Navigate to={loginPathFor(pathname)} replace />;
  if (section.members && session.status === 'unknown') return <LinearProgress aria-label={app.checkingSession} />;
  const Content = section.content;
  return (
    <Suspense fallback={<LinearProgress aria-label={app.pageLoading} />}>
      <Box sx={{ display: 'grid', gap: 2.5 }}><Content /></Box>
    </Suspense>
  );
}

/** A list of sections and, beside it or on phones in its place, the one that was chosen. */
export default function SettingsPage() {
  const { settings } = useText();
  const session = useSession();
  const { section: wanted } = useParams();
  const wide = useMediaQuery(useTheme().breakpoints.up('md'), { noSsr: true });
  usePageTitle(settings.title);
  const offered = sections.filter(({ members }) => !members || session.status !== 'guest');
  const chosen = sections.find(({ id }) => id === wanted);
  const shown = chosen ?? (wide ? offered[0] : undefined);

  if (wanted !== undefined && !chosen) return <Navigate to="/settings" replace />;
  return (
    <Page width={1060}>
      {!wide && shown ? <BackToSettings /> : null}
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>
        {!wide && shown ? settings.sections[shown.id] : settings.title}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '232px minmax(0, 1fr)' }, gap: { md: 4 }, alignItems: 'start' }}>
        {(wide || !shown) && <SectionList sections={offered} chosen={shown?.id} rich={!wide} />}
        {shown && <SectionContent key={shown.id} section={shown} />}
      </Box>
    </Page>
  );
}
