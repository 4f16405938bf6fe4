import Comment from '@mui/icons-material/CommentOutlined';
import Delete from '@mui/icons-material/DeleteOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import ThumbUp from '@mui/icons-material/ThumbUpOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { CopyLinkButton } from '../../components/copy-link-button';
import { DeleteVideoDialog } from '../../components/delete-video-dialog';
import { RetryVideoButton } from '../../components/retry-video-button';
import { Thumbnail } from '../../components/thumbnail';
import { WorkProgress } from '../../components/work-progress';
import type { VideoDetail } from '../../lib/api';
import { formatClock } from '../../lib/format';
import { useFormat, useText } from '../../lib/i18n';
import { useServerWords } from '../../lib/problem';
import { useProgress } from '../../lib/use-progress';
import { workState } from '../../lib/work-state';
import { ThumbnailChooser } from './thumbnail-chooser';
import { useThumbnail } from './use-thumbnail';

function Counts({ video }: { video: VideoDetail }) {
  const { studio } = useText();
  const format = useFormat();
  const counts = [
    { label: studio.columns.views, icon: <Visibility />, count: video.views },
    { label: studio.likes, icon: <ThumbUp />, count: video.likes },
    { label: studio.comments, icon: <Comment />, count: video.comments },
  ];
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 1, m: 0, textAlign: 'center' }}>
      {counts.map(({ label, icon, count }) => (
        <Box key={label} sx={{ display: 'flex', flexDirection: 'column-reverse', '& svg': { fontSize: 18 } }}>
          <Box component="dt" sx={{ fontSize: '0.8rem', color: 'text.secondary' }}>{label}</Box>
          <Box component="dd" sx={{ display: 'flex', gap: 0.75, alignItems: 'center', justifyContent: 'center', m: 0, fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
            <Box component="span" aria-hidden sx={{ display: 'flex', color: 'text.secondary' }}>{icon}</Box>
            {format.compact(count)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function State({ video }: { video: VideoDetail }) {
  const { studio, work } = useText();
  const inWords = useServerWords();
  const state = workState(video);
  const working = state === 'processing' || state === 'watchable';
  const { progress, link } = useProgress(working ? video.id : null);
  if (state === 'failed') {
    return (
      <Alert severity="error">
        <AlertTitle>{work.couldNotProcess}</AlertTitle>
        {video.error ? inWords(video.error) : work.noReason}
        <Box sx={{ mt: 1 }}><RetryVideoButton videoId={video.id} size="small" color="inherit" variant="outlined" /></Box>
      </Alert>
    );
  }
  if (state === 'uploading') {
    return (
      <Alert severity="info" action={<Button component={Link} to="/upload" color="inherit" size="small">{studio.goOn}</Button>}>
        {studio.states.uploading}
      </Alert>
    );
  }
  return working ? <WorkProgress progress={progress} link={link} /> : null;
}

/** What a video looks like from outside: its picture, its counts, the work on it, its link; and the way to be rid of it. */
export function VideoAside({ video }: { video: VideoDetail }) {
  const { common, studio } = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const thumbnail = useThumbnail(video);
  const state = workState(video);
  const watchable = state === 'watchable' || state === 'finished';
  const facts = [
    typeof video.duration === 'number' && formatClock(video.duration),
    video.height > 0 && `${video.width} × ${video.height}`,
    format.date(video.uploadDate),
  ];
  return (
    <Paper component="aside" aria-label={studio.overview} variant="outlined" sx={{ borderRadius: '18px', overflow: 'hidden', position: { md: 'sticky' }, top: { md: 88 } }}>
      <Box sx={{ position: 'relative' }}>
        <Thumbnail src={watchable ? thumbnail.url : null} />
        {thumbnail.busy && <LinearProgress aria-label={studio.thumbnailStoring} sx={{ position: 'absolute', insetInline: 0, bottom: 0 }} />}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, p: 2.25 }}>
        <Typography variant="body2" color="textSecondary">{facts.filter(Boolean).join(' · ')}</Typography>
        <State video={video} />
        {watchable && <ThumbnailChooser choice={thumbnail} />}
        <Counts video={video} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {watchable && <Button component={Link} to={`/watch/${video.id}`} variant="outlined" startIcon={<PlayArrow />}>{studio.watch}</Button>}
          <CopyLinkButton videoId={video.id} />
          <Button color="error" startIcon={<Delete />} onClick={() => setDeleting(true)}>{common.delete}</Button>
        </Box>
      </Box>
      <DeleteVideoDialog
        video={deleting ? video : null} onClose={() => setDeleting(false)} onDeleted={() => void navigate('/my-videos', { replace: true })}
      />
    </Paper>
  );
}
