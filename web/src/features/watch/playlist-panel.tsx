import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Repeat from '@mui/icons-material/Repeat';
import Shuffle from '@mui/icons-material/Shuffle';
import SkipNext from '@mui/icons-material/SkipNext';
import SkipPrevious from '@mui/icons-material/SkipPrevious';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { ApiError, type VideoListItem } from '../../lib/api';
import { useFormat, useText } from '../../lib/i18n';
import { playlistPath, type Playlist } from '../../lib/playlists';
import { CompactCard } from './compact-card';
import type { Queue } from './use-queue';

/** One of the buttons that steer the playlist: a link where it leads somewhere, else something that is on or off. */
function Step({ label, to, children }: { label: string; to: string | null; children: ReactNode }) {
  return (
    <Tooltip title={label}>
      {to === null
        ? <span><IconButton aria-label={label} disabled>{children}</IconButton></span>
        : <IconButton component={RouterLink} to={to} aria-label={label}>{children}</IconButton>}
    </Tooltip>
  );
}

function Mode({ label, on, onClick, children }: { label: string; on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} aria-pressed={on} color={on ? 'primary' : 'default'} onClick={onClick} sx={on ? { bgcolor: 'action.selected' } : undefined}>
        {children}
      </IconButton>
    </Tooltip>
  );
}

function Row({ video, to, place, current }: { video: VideoListItem; to: string; place: string; current: boolean }) {
  const { watch } = useText();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = row.current?.parentElement;
    // Only the list scrolls, never the page.
    if (current && row.current && list) list.scrollTop = row.current.offsetTop - list.offsetTop - 8;
  }, [current]);
  return (
    <Box
      component="li" ref={row} aria-current={current || undefined}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, p: 1, borderRadius: '10px', bgcolor: current ? 'action.selected' : undefined }}
    >
      <Box sx={{ width: 24, flex: 'none', textAlign: 'center', fontSize: '0.8rem', color: 'text.secondary' }}>
        {current ? <PlayArrow fontSize="small" color="primary" titleAccess={watch.nowPlaying} /> : place}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}><CompactCard video={video} to={to} width={104} brief /></Box>
    </Box>
  );
}

function Heading({ playlist, place, all }: { playlist: Playlist; place: number; all: number }) {
  const { sharing, watch } = useText();
  const format = useFormat();
  const title = playlist.kind === 'watch_later' ? sharing.watchLater : playlist.title;
  return (
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <Typography component="h2" noWrap sx={{ fontWeight: 650 }}>
        <Link component={RouterLink} to={playlistPath(playlist.id)} color="inherit" underline="hover"><bdi>{title}</bdi></Link>
      </Typography>
      <Typography variant="body2" color="textSecondary" noWrap>
        <bdi>{playlist.userName}</bdi> · {watch.position(place > 0 ? format.number(place) : '–', format.number(all))}
      </Typography>
    </Box>
  );
}

interface PlaylistPanelProps {
  queue: Queue;
  videoId: string;
  /** Folded at first: on small screens, where the video's own page comes first. */
  folds: boolean;
}

/** The playlist that the video is played from: where one is in it, what comes, and how. */
export function PlaylistPanel({ queue, videoId, folds }: PlaylistPanelProps) {
  const { watch } = useText();
  const format = useFormat();
  const [open, setOpen] = useState(!folds);
  const { list } = queue;
  if (list.isPending) return <Skeleton variant="rounded" height={folds ? 106 : 360} role="status" aria-label={watch.playlistLoading} />;
  if (!list.data) {
    const gone = list.error instanceof ApiError && list.error.status === 404;
    if (gone) return <Typography color="textSecondary">{watch.playlistMissing}</Typography>;
    return <ErrorPanel title={watch.playlistFailed} error={list.error} onRetry={() => void list.refetch()} />;
  }
  const { playlist, videos } = list.data;
  const place = videos.findIndex(({ id }) => id === videoId) + 1;
  const path = (id: string | null) => (id === null ? null : queue.pathOf(id));
  return (
    <Paper component="section" aria-label={watch.playlist} variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
      <Box sx={{ p: 2, paddingBlockEnd: 0.5, bgcolor: 'action.hover' }}>
        <Box sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
          <Heading playlist={playlist} place={place} all={videos.length} />
          <IconButton aria-expanded={open} aria-label={open ? watch.hidePlaylist : watch.showPlaylist} onClick={() => setOpen(!open)}>
            {open ? <ExpandLess /> : <ExpandMore />}
          </IconButton>
        </Box>
        <Box sx={{ display: 'flex', marginInlineStart: -1 }}>
          <Step label={watch.previous} to={path(queue.previous)}><SkipPrevious /></Step>
          <Step label={watch.next} to={path(queue.next)}><SkipNext /></Step>
          <Mode label={watch.shuffle} on={queue.shuffles} onClick={queue.onShuffle}><Shuffle /></Mode>
          <Mode label={watch.loop} on={queue.loops} onClick={queue.onLoop}><Repeat /></Mode>
        </Box>
      </Box>
      {open && (
        <Box component="ol" tabIndex={0} aria-label={watch.playlist} sx={{ m: 0, p: 0.5, listStyle: 'none', maxHeight: 420, overflowY: 'auto' }}>
          {videos.map((video, index) => (
            <Row key={video.id} video={video} to={queue.pathOf(video.id)} place={format.number(index + 1)} current={video.id === videoId} />
          ))}
        </Box>
      )}
    </Paper>
  );
}
