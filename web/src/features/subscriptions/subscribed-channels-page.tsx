import People from '@mui/icons-material/PeopleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar';
import { CoveringLink } from '../../components/card-text';
import { Page, usePageTitle } from '../../components/page';
import { PageTitle } from '../../components/page-title';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { SubscribeButton } from '../../components/subscribe-button';
import { useServices } from '../../lib/app-context';
import { channelPath, subscribedChannels, type SubscribedChannel } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';

function ChannelLine({ channel }: { channel: SubscribedChannel }) {
  const { common, subscriptions } = useText();
  const format = useFormat();
  return (
    <Box
      component="li"
      sx={{ position: 'relative', display: 'flex', alignItems: 'center', gap: { xs: 1.5, sm: 2.5 }, py: 1.5, borderBottom: '1px solid', borderColor: 'divider' }}
    >
      <Avatar person={channel} size={64} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="h2" sx={{ fontWeight: 600, fontSize: '1.05rem' }}>
          <CoveringLink to={channelPath(channel.userId)}>{channel.name}</CoveringLink>
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {common.subscribers(channel.subscribers, format.compact(channel.subscribers))}
          <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}> · {subscriptions.since(format.date(channel.since))}</Box>
        </Typography>
      </Box>
      <Box sx={{ position: 'relative', zIndex: 1, flex: 'none' }}><SubscribeButton userId={channel.userId} name={channel.name} size="small" /></Box>
    </Box>
  );
}

/** Every channel that one follows. */
export default function SubscribedChannelsPage() {
  const { api } = useServices();
  const { common, subscriptions } = useText();
  const list = useInfiniteQuery(subscribedChannels(api));
  usePageTitle(subscriptions.channels);
  return (
    <Page width={860}>
      <PageTitle title={subscriptions.channels}>
        <Button component={Link} to="/subscriptions" variant="outlined" color="inherit">{subscriptions.toVideos}</Button>
      </PageTitle>
      <PagedList
        list={list} keyOf={({ userId }) => userId} failed={subscriptions.channelsFailed}
        loading={
          <Box role="status" aria-label={subscriptions.channelsLoading} sx={{ display: 'grid', gap: 2 }}>
            {Array.from({ length: 5 }, (_, index) => (
              <Box key={index} sx={{ display: 'flex', alignItems: 'center', gap: 2.5 }}>
                <Skeleton variant="circular" width={64} height={64} /><Skeleton sx={{ width: '40%' }} />
              </Box>
            ))}
          </Box>
        }
        empty={
          <StatePanel
            icon={<People />} title={subscriptions.noChannels}
            action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
          >
            {subscriptions.noChannelsWhy}
          </StatePanel>
        }
      >
        {(channels) => (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {channels.map((channel) => <ChannelLine key={channel.userId} channel={channel} />)}
          </Box>
        )}
      </PagedList>
    </Page>
  );
}
