import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { MoreOnScroll } from '../../components/more-on-scroll';
import { Page, usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { joinPages, newestVideos } from '../../lib/videos';
import { VideoCard, VideoCardSkeleton } from './video-card';

/** How often the list is read again while a video on it is unfinished. */
const refreshMilliseconds = 10_000;

function Grid({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <Box
      role={label ? 'status' : undefined}
      aria-label={label}
      sx={{
        display: 'grid', columnGap: 2.5, rowGap: 4,
        gridTemplateColumns: {
          xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))', xl: 'repeat(4, minmax(0, 1fr))',
        },
      }}
    >
      {children}
    </Box>
  );
}

function Nothing() {
  return (
    <StatePanel
      icon={<VideoLibrary />}
      title="No videos yet"
      action={<Button component={Link} to="/upload" variant="contained">Upload a video</Button>}
    >
      Be the first: whatever you upload can be watched within seconds.
    </StatePanel>
  );
}

function NewestVideos() {
  const { api } = useServices();
  const list = useInfiniteQuery({
    ...newestVideos(api),
    refetchInterval: ({ state }) =>
      state.data?.pages.flat().some((video) => !video.finished) ? refreshMilliseconds : false,
  });
  if (list.isPending) {
    return (
      <Grid label="Loading videos">
        {Array.from({ length: 8 }, (_, index) => <VideoCardSkeleton key={index} />)}
      </Grid>
    );
  }
  if (!list.data) {
    return <ErrorPanel title="The videos could not be loaded" error={list.error} onRetry={() => void list.refetch()} />;
  }
  const videos = joinPages(list.data.pages);
  if (videos.length === 0) return <Nothing />;
  return (
    <>
      <Grid>{videos.map((video) => <VideoCard key={video.id} video={video} />)}</Grid>
      {list.hasNextPage && (
        <MoreOnScroll
          busy={list.isFetchingNextPage}
          failed={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

export default function HomePage() {
  usePageTitle(null);
  return (
    <Page>
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>Newest videos</Typography>
      <NewestVideos />
    </Page>
  );
}
