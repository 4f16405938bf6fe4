import SearchOff from '@mui/icons-material/SearchOff';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { DeleteVideoDialog } from '../../components/delete-video-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { WorkProgress } from '../../components/work-progress';
import { ApiError } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useStored } from '../../lib/use-stored';
import { PlayerFrame } from './player-frame';
import { useLiveVideo } from './use-live-video';
import { VideoFacts } from './video-facts';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

function Loading() {
  return (
    <Box role="status" aria-label="Loading the video" sx={{ maxWidth: 1180, mx: 'auto', p: { xs: 0, sm: 3 } }}>
      <Skeleton variant="rectangular" sx={{ aspectRatio: '16 / 9', height: 'auto', borderRadius: { sm: '14px' } }} />
      <Skeleton sx={{ mt: 2, mx: { xs: 2, sm: 0 }, width: '60%', height: 40 }} />
      <Skeleton sx={{ mx: { xs: 2, sm: 0 }, width: '30%' }} />
    </Box>
  );
}

function Missing() {
  return (
    <StatePanel
      icon={<SearchOff />}
      title="This video is not here"
      heading="h1"
      action={<Button component={Link} to="/" variant="contained">See the newest videos</Button>}
    >
      It may have been deleted, or the address has a typing mistake.
    </StatePanel>
  );
}

function Watch({ videoId }: { videoId: string }) {
  const { query, video, progress, link, unfinished } = useLiveVideo(videoId);
  const [theatre, setTheatre] = useStored('sunomi.theatre', false, isBoolean);
  const [deleting, setDeleting] = useState(false);
  const user = useUser();
  const navigate = useNavigate();
  usePageTitle(video?.title ?? null);

  if (query.isPending) return <Loading />;
  if (!video) {
    if (query.error instanceof ApiError && query.error.status === 404) return <Missing />;
    return (
      <ErrorPanel
        title="The video could not be loaded" heading="h1" error={query.error} onRetry={() => void query.refetch()}
      />
    );
  }
  const player = (
    <PlayerFrame
      video={video}
      playable={video.playable || (progress?.playable ?? false)}
      theatre={theatre}
      onTheatre={() => setTheatre(!theatre)}
    />
  );
  return (
    <>
      {theatre && <Box sx={{ bgcolor: '#000' }}>{player}</Box>}
      <Box sx={{ maxWidth: 1180, mx: 'auto', p: { xs: 0, sm: 3 } }}>
        {!theatre && player}
        <Box sx={{ display: 'grid', gap: 2.5, px: { xs: 2, sm: 0 }, py: 2.5 }}>
          {unfinished && (
            <Paper component="section" aria-label="Processing" variant="outlined" sx={{ p: 2.5, borderRadius: '14px' }}>
              <WorkProgress progress={progress} link={link} />
            </Paper>
          )}
          <VideoFacts video={video} own={user?.userId === video.userId} onDelete={() => setDeleting(true)} />
        </Box>
      </Box>
      <DeleteVideoDialog
        video={deleting ? video : null}
        onClose={() => setDeleting(false)}
        onDeleted={() => void navigate('/my-videos', { replace: true })}
      />
    </>
  );
}

export default function WatchPage() {
  const { videoId = '' } = useParams();
  return <Watch key={videoId} videoId={videoId} />;
}
