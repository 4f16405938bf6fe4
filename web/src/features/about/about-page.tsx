import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkedText } from '../../components/linked-text';
import { Page, usePageTitle } from '../../components/page';
import { Panel } from '../../components/panel';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { WithInstance, type Instance } from './with-instance';

function Facts({ instance }: { instance: Instance }) {
  const { about } = useText();
  const format = useFormat();
  const { signup } = instance;
  const facts = [
    [about.accounts, about.signup[signup === 'invite' || signup === 'closed' ? signup : 'open']],
    [about.largestFile, format.bytes(instance.maxUploadBytes)],
    [about.longestVideo, format.spokenClock(instance.maxDurationSeconds)],
    [about.quota, instance.quotaBytes ? format.bytes(instance.quotaBytes) : about.unlimited],
    [about.software, about.version(instance.version)],
  ] as const;
  return (
    <Panel title={about.facts}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)' }, gap: 2.5, m: 0 }}>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Typography component="dt" variant="body2" color="textSecondary">{name}</Typography>
            <Typography component="dd" sx={{ m: 0, fontWeight: 600 }}>{value}</Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

export default function AboutPage() {
  const { config } = useServices();
  const { about } = useText();
  const title = about.title(config.instanceName);
  const origin = config.apiUrl.replace(/\/api$/, '');
  usePageTitle(title);
  return (
    <Page width={860}>
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>{title}</Typography>
      <WithInstance>
        {(instance) => (
          <Box sx={{ display: 'grid', gap: 3 }}>
            <LinkedText text={instance.about ?? about.noAbout} />
            <Facts instance={instance} />
            <Panel title={about.forDevelopers}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
                <Link href={`${config.apiUrl}/docs`}>{about.api}</Link>
                <Link href={`${origin}/feeds/videos/atom`}>{about.feed}</Link>
              </Box>
            </Panel>
          </Box>
        )}
      </WithInstance>
    </Page>
  );
}
