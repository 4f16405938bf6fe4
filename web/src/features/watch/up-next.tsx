import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Still } from '../../components/still';
import { VisuallyHidden } from '../../components/visually-hidden';
import type { VideoListItem } from '../../lib/api';
import { useText } from '../../lib/i18n';

/** Long enough to think about it. */
const countdownSeconds = 8;

interface UpNextProps {
  video: VideoListItem;
  to: string;
  /** False: it waits to be asked. */
  counts: boolean;
  onCancel: () => void;
}

/** Over the video that has ended: what comes next, and how soon. */
export function UpNext({ video, to, counts, onCancel }: UpNextProps) {
  const { common, watch } = useText();
  const navigate = useNavigate();
  const [left, setLeft] = useState(countdownSeconds);
  const onTick = useEffectEvent(() => {
    if (left <= 1) void navigate(to);
    else setLeft(left - 1);
  });
  useEffect(() => {
    if (!counts) return undefined;
    const timer = setInterval(() => onTick(), 1000);
    return () => clearInterval(timer);
  }, [counts]);
  return (
    <Box
      component="section" aria-label={watch.upNext}
      // Keys and clicks here are not meant for the player below.
      onClick={(event) => event.stopPropagation()}
      sx={{
        position: 'absolute', inset: 0, zIndex: 4, display: 'grid', placeContent: 'center', justifyItems: 'center', gap: { xs: 0.5, sm: 1.5 },
        p: 2, textAlign: 'center', color: '#fff', bgcolor: 'rgb(10 7 5 / 88%)',
      }}
    >
      <Typography variant="body2" aria-hidden>{counts ? watch.nextIn(left) : watch.upNext}</Typography>
      {/* Told once: a number that is read out each second helps nobody. */}
      <VisuallyHidden role="status">
        {counts ? watch.nextIn(countdownSeconds) : watch.upNext}: {video.title}
      </VisuallyHidden>
      <Box sx={{ display: { xs: 'none', sm: 'block' }, width: 224 }}><Still video={video} /></Box>
      <Typography sx={{ maxWidth: '36ch', fontWeight: 650, overflowWrap: 'anywhere' }}><span dir="auto">{video.title}</span></Typography>
      <Typography variant="body2" sx={{ opacity: 0.85 }}><bdi>{video.userName}</bdi></Typography>
      <Box sx={{ display: 'flex', gap: 1.5, mt: 0.5, '@media (pointer: coarse)': { '& > *': { minHeight: 44 } } }}>
        <Button variant="outlined" color="inherit" onClick={onCancel}>{common.cancel}</Button>
        <Button
          component={Link} to={to} variant="contained" sx={{ bgcolor: '#fff', color: '#1c1410', '&:hover': { bgcolor: '#f0e6dc' } }}
        >
          {watch.playNow}
        </Button>
      </Box>
    </Box>
  );
}
