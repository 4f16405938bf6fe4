import Subscriptions from '@mui/icons-material/SubscriptionsOutlined';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { PageTitle } from '../../components/page-title';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { VideoCard } from '../../components/video-card';
import { VideoGrid, VideoGridSkeleton } from '../../components/video-grid';
import { useServices } from '../../lib/app-context';
import { subscriptionVideos } from '../../lib/channels';
import { useText } from '../../lib/i18n';
import { ChannelRow } from './channel-row';

/** What is new in the channels that one follows. */
export default function SubscriptionsPage() {
  const { api } = useServices();
  const { common, subscriptions } = useText();
  const list = useInfiniteQuery(subscriptionVideos(api));
  usePageTitle(subscriptions.title);
  return (
    <Page>
      <PageTitle title={subscriptions.title}>
        <Button component={Link} to="/subscriptions/channels" variant="outlined" color="inherit">{subscriptions.manage}</Button>
      </PageTitle>
      <ChannelRow />
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton />} failed={common.videosFailed}
        empty={
          <StatePanel
            icon={<Subscriptions />} title={subscriptions.nothing}
            action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
          >
            {subscriptions.nothingWhy}
          </StatePanel>
        }
      >
        {(videos) => <VideoGrid>{videos.map((video) => <VideoCard key={video.id} video={video} />)}</VideoGrid>}
      </PagedList>
    </Page>
  );
}
