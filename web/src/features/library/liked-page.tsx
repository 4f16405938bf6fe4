import ThumbUp from '@mui/icons-material/ThumbUpOutlined';
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
import { likedVideos } from '../../lib/channels';
import { useText } from '../../lib/i18n';

export default function LikedPage() {
  const { api } = useServices();
  const { common, library } = useText();
  const list = useInfiniteQuery(likedVideos(api));
  usePageTitle(library.liked);
  return (
    <Page>
      <PageTitle title={library.liked} />
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton />} failed={common.videosFailed}
        empty={
          <StatePanel
            icon={<ThumbUp />} title={library.likedNothing}
            action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
          >
            {library.likedNothingWhy}
          </StatePanel>
        }
      >
        {(videos) => <VideoGrid>{videos.map((video) => <VideoCard key={video.id} video={video} />)}</VideoGrid>}
      </PagedList>
    </Page>
  );
}
