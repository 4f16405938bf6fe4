import PersonOff from '@mui/icons-material/PersonOffOutlined';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { Page, usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { channel } from '../../lib/channels';
import { useText } from '../../lib/i18n';
import { ChannelAbout } from './channel-about';
import { ChannelHeader } from './channel-header';
import { ChannelPlaylists, ChannelVideos } from './channel-lists';
import { ChannelTabs, type Section } from './channel-tabs';

const sections: readonly Section[] = ['videos', 'playlists', 'about'];

function Loading() {
  const { channel: words } = useText();
  return (
    <Box role="status" aria-label={words.loading}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, mb: 4 }}>
        <Skeleton variant="circular" sx={{ width: { xs: 80, sm: 128 }, height: { xs: 80, sm: 128 }, flex: 'none' }} />
        <Box sx={{ flex: 1 }}><Skeleton sx={{ width: '40%', height: 44 }} /><Skeleton sx={{ width: '25%' }} /></Box>
      </Box>
    </Box>
  );
}

/** Someone's place: who they are, what they publish, what they collect. */
export default function ChannelPage() {
  const { userId = '', section = 'videos' } = useParams();
  const { api } = useServices();
  const { channel: words } = useText();
  const { data, error, isPending, refetch } = useQuery(channel(api, userId));
  const shown = sections.find((known) => known === section);
  const missing = shown === undefined || (error instanceof ApiError && error.status === 404);
  usePageTitle(data?.name ?? null);
  if (missing) return <StatePanel icon={<PersonOff />} title={words.missing} heading="h1">{words.missingWhy}</StatePanel>;
  if (error && !data) return <ErrorPanel title={words.failed} heading="h1" error={error} onRetry={() => void refetch()} />;
  return (
    <Page>
      {isPending ? <Loading /> : (
        <>
          <ChannelHeader channel={data} />
          <ChannelTabs userId={data.userId} section={shown} />
          {shown === 'videos' && <ChannelVideos channel={data} />}
          {shown === 'playlists' && <ChannelPlaylists channel={data} />}
          {shown === 'about' && <ChannelAbout channel={data} />}
        </>
      )}
    </Page>
  );
}
