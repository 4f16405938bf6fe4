import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { joinPages } from '../../lib/paged';
import { watchLaterId } from '../../lib/playlists';
import { useProblem } from '../../lib/problem';
import { playlistsWith, useSaving } from '../../lib/saving';
import { ErrorPanel } from '../error-panel';
import { MoreOnScroll } from '../more-on-scroll';
import { useToast } from '../toast';
import { NewPlaylistForm } from './new-playlist-form';
import { PlaylistChoice } from './playlist-choice';

interface SaveDialogProps {
  videoId: string;
  open: boolean;
  onClose: () => void;
}

/** One's own playlists, "watch later" first, each with a mark where the video is in it. */
function Playlists({ videoId }: { videoId: string }) {
  const { api } = useServices();
  const { sharing } = useText();
  const toast = useToast();
  const problem = useProblem();
  const list = useInfiniteQuery(playlistsWith(api, videoId));
  const saving = useSaving(
    videoId,
    ({ keep, title }) => toast(keep ? sharing.savedTo(title) : sharing.removedFrom(title)),
    (error) => toast(problem(error)),
  );
  if (list.isPending) {
    return <Skeleton variant="rounded" height={144} role="status" aria-label={sharing.playlistsLoading} />;
  }
  if (!list.data) return <ErrorPanel title={sharing.playlistsFailed} error={list.error} onRetry={() => void list.refetch()} />;
  const all = joinPages(list.data, ({ id }) => id);
  const later = all.find(({ kind }) => kind === 'watch_later');
  const change = (playlistId: string, title: string) => (keep: boolean) => saving.mutate({ playlistId, title, keep });
  return (
    <>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        <PlaylistChoice
          title={sharing.watchLater} visibility="private" chosen={later?.hasVideo ?? false}
          onChange={change(later?.id ?? watchLaterId, sharing.watchLater)}
        />
        {all.filter((playlist) => playlist !== later).map(({ id, title, visibility, hasVideo }) => (
          <PlaylistChoice key={id} title={title} visibility={visibility} chosen={hasVideo ?? false} onChange={change(id, title)} />
        ))}
      </Box>
      {list.hasNextPage && (
        <MoreOnScroll busy={list.isFetchingNextPage} failed={list.isFetchNextPageError} onMore={() => void list.fetchNextPage()} />
      )}
    </>
  );
}

/** Keeps a video in playlists, old and new. For members only. */
export default function SaveDialog({ videoId, open, onClose }: SaveDialogProps) {
  const id = useId();
  const { common, sharing } = useText();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id} sx={{ paddingInlineEnd: 7 }}>{sharing.saveTitle}</DialogTitle>
      <IconButton aria-label={common.close} onClick={onClose} sx={{ position: 'absolute', top: 14, insetInlineEnd: 14 }}>
        <Close />
      </IconButton>
      <DialogContent sx={{ px: 2, py: 0 }}><Playlists videoId={videoId} /></DialogContent>
      <NewPlaylistForm videoId={videoId} />
    </Dialog>
  );
}
