import ArrowBack from '@mui/icons-material/ArrowBack';
import SearchOff from '@mui/icons-material/SearchOff';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { Link, useParams } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { Page, usePageTitle } from '../../components/page';
import { StatePanel } from '../../components/state-panel';
import { useVideoDraft } from '../../components/video-details/use-video-draft';
import { ApiError } from '../../lib/api';
import { useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { EditForm } from './edit-form';
import { VideoAside } from './video-aside';

function Missing() {
  const { studio } = useText();
  return (
    <StatePanel
      icon={<SearchOff />} title={studio.notYours} heading="h1"
      action={<Button component={Link} to="/my-videos" variant="contained">{studio.toMyVideos}</Button>}
    />
  );
}

function Loading() {
  const { studio } = useText();
  return (
    <Box role="status" aria-label={studio.videoLoading} sx={{ display: 'grid', gap: 3 }}>
      <Skeleton width="40%" height={44} />
      <Skeleton variant="rounded" height={56} />
      <Skeleton variant="rounded" height={140} />
      <Skeleton variant="rounded" height={56} />
    </Box>
  );
}

function EditVideo({ videoId }: { videoId: string }) {
  const { studio } = useText();
  const user = useUser();
  const form = useVideoDraft(videoId, { autosave: false });
  const { draft, query, video } = form;
  usePageTitle(video?.title ?? null);
  if (query.isPending) return <Loading />;
  if (!video || !draft) {
    if (query.error instanceof ApiError && query.error.status === 404) return <Missing />;
    return <ErrorPanel title={studio.videoFailed} heading="h1" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (video.userId !== user?.userId) return <Missing />;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 3 }}>
        <Tooltip title={studio.toMyVideos}>
          <IconButton component={Link} to="/my-videos" aria-label={studio.toMyVideos} edge="start" sx={{ width: 44, height: 44 }}>
            <ArrowBack sx={{ '[dir=rtl] &': { transform: 'scaleX(-1)' } }} />
          </IconButton>
        </Tooltip>
        <Typography variant="h4" component="h1">{studio.editTitle}</Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 4, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' } }}>
        <EditForm form={form} draft={draft} />
        <VideoAside video={video} />
      </Box>
    </>
  );
}

export default function EditVideoPage() {
  const { videoId = '' } = useParams();
  return <Page width={1180}><EditVideo key={videoId} videoId={videoId} /></Page>;
}
