import VideoCall from '@mui/icons-material/VideoCallOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { DeleteVideoDialog } from '../../components/delete-video-dialog';
import { Page, usePageTitle } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { StatePanel } from '../../components/state-panel';
import type { VideoListItem } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { channelVideos } from '../../lib/videos';
import { workState } from '../../lib/work-state';
import { VideoRow, VideoRowSkeleton } from './video-row';

/** How often the list is read again while work on one of them goes on. */
const refreshMilliseconds = 3000;

const changes = (video: VideoListItem) => !['finished', 'failed'].includes(workState(video));

function UploadButton() {
  return <Button component={Link} to="/upload" variant="contained">Upload a video</Button>;
}

function MyVideos({ userId }: { userId: string }) {
  const { api } = useServices();
  const [deleting, setDeleting] = useState<VideoListItem | null>(null);
  const list = useInfiniteQuery({
    ...channelVideos(api, userId),
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(changes)) ? refreshMilliseconds : false),
  });
  return (
    <>
      <PagedList
        list={list}
        keyOf={(video) => video.id}
        failed="Your videos could not be loaded"
        loading={
          <Box role="status" aria-label="Loading your videos">
            {Array.from({ length: 5 }, (_, index) => <VideoRowSkeleton key={index} />)}
          </Box>
        }
        empty={
          <StatePanel icon={<VideoCall />} title="Nothing here yet" action={<UploadButton />}>
            Your videos and the state of their processing will be listed here.
          </StatePanel>
        }
      >
        {(videos) => (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {videos.map((video) => <VideoRow key={video.id} video={video} onDelete={() => setDeleting(video)} />)}
          </Box>
        )}
      </PagedList>
      <DeleteVideoDialog video={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

export default function MyVideosPage() {
  usePageTitle('My videos');
  const user = useUser();
  return (
    <Page width={980}>
      <Typography variant="h4" component="h1" sx={{ mb: 2 }}>My videos</Typography>
      {user && <MyVideos userId={user.userId} />}
    </Page>
  );
}
