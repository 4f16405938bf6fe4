import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import { VideoCard } from '../../components/video-card';
import { VisuallyHidden } from '../../components/visually-hidden';
import { VideoGrid, VideoGridSkeleton } from '../../components/video-grid';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { newestVideos } from '../../lib/videos';
import { SubscriptionShelf } from './subscription-shelf';

/** How often the list is read again while a video on it is unfinished. */
const refreshMilliseconds = 10_000;

function Nothing() {
  const { common, home } = useText();
  return (
    <StatePanel
      icon={<VideoLibrary />}
      title={home.nothing}
      action={<Button component={Link} to="/upload" variant="contained">{common.uploadVideo}</Button>}
    >
      {home.nothingWhy}
    </StatePanel>
  );
}

function NewestVideos() {
  const { api } = useServices();
  const { common } = useText();
  const list = useInfiniteQuery({
    ...newestVideos(api),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((video) => !video.finished)) ? refreshMilliseconds : false,
  });
  return (
    <PagedList
      list={list} keyOf={(video) => video.id} loading={<VideoGridSkeleton />} empty={<Nothing />} failed={common.videosFailed}
    >
      {(videos) => <VideoGrid>{videos.map((video, index) => <VideoCard key={video.id} video={video} heading="h3" urgent={index === 0} />)}</VideoGrid>}
    </PagedList>
  );
}

export default function HomePage() {
  const { app, home } = useText();
  const user = useUser();
  usePageTitle(null);
  return (
    <Page>
      <VisuallyHidden as="h1">{app.home}</VisuallyHidden>
      {user && <SubscriptionShelf />}
      <Typography variant="h5" component="h2" sx={{ mb: 2 }}>{home.title}</Typography>
      <NewestVideos />
    </Page>
  );
}
