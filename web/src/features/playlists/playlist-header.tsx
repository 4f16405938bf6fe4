import ContentCopy from '@mui/icons-material/ContentCopy';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ActionMenu, type Action } from '../../components/action-menu';
import { ChannelLink } from '../../components/channel-link';
import { ConcealedNote } from '../../components/concealed-note';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { LinkedText } from '../../components/linked-text';
import { usePlaylistTitle } from '../../components/playlist-card';
import { Thumbnail } from '../../components/thumbnail';
import { useConcealed } from '../../components/use-concealed';
import { useCopyLink } from '../../components/use-copy-link';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { thumbnailUrl } from '../../lib/media-urls';
import { playlistPath, playPath, type Playlist } from '../../lib/playlists';
import { useProblem } from '../../lib/problem';
import { PlaylistDialog } from './playlist-dialog';
import { useChangePlaylist, useDeletePlaylist } from './use-playlist-changes';

/** What its owner does with a playlist as a whole, and anybody with one that they may pass on. */
function PlaylistActions({ playlist, own }: { playlist: Playlist; own: boolean }) {
  const { common, playlists } = useText();
  const navigate = useNavigate();
  const problem = useProblem();
  const copyLink = useCopyLink();
  const [open, setOpen] = useState<'none' | 'edit' | 'delete'>('none');
  const close = () => setOpen('none');
  const change = useChangePlaylist(playlist.id, close);
  const deletion = useDeletePlaylist(playlist.id, () => void navigate('/playlists', { replace: true }));
  const actions: Action[] = [];
  if (playlist.visibility !== 'private') {
    actions.push({ label: common.copyLink, icon: ContentCopy, onSelect: () => copyLink(playlistPath(playlist.id)) });
  }
  if (own && playlist.kind === 'plain') {
    actions.push(
      { label: playlists.edit, icon: Edit, onSelect: () => setOpen('edit') },
      { label: common.delete, icon: DeleteOutline, onSelect: () => setOpen('delete') },
    );
  }
  if (actions.length === 0) return null;
  return (
    <>
      <ActionMenu label={playlists.more} actions={actions} sx={{ color: 'inherit' }} />
      {open === 'edit' && (
        <PlaylistDialog
          title={playlists.edit} confirmLabel={common.save} initial={playlist} busy={change.isPending} error={change.error}
          onConfirm={({ title, description, visibility }) => change.mutate({ title, description, visibility })} onClose={close}
        />
      )}
      <ConfirmDialog
        open={open === 'delete'} title={playlists.deleteTitle} text={playlists.deleteText(playlist.title)} confirmLabel={common.delete}
        busy={deletion.isPending} problem={deletion.isError ? problem(deletion.error) : null}
        onConfirm={() => deletion.mutate()} onClose={close}
      />
    </>
  );
}

interface PlaylistHeaderProps {
  playlist: Playlist;
  first: VideoListItem | null;
  own: boolean;
}

/** Picture, name, figures, and the way to play it all. */
export function PlaylistHeader({ playlist, first, own }: PlaylistHeaderProps) {
  const { config } = useServices();
  const { common, playlists } = useText();
  const format = useFormat();
  const title = usePlaylistTitle()(playlist);
  const concealed = useConcealed(first ?? undefined);
  const seenBy = playlist.visibility === 'private' ? common.private : playlist.visibility === 'unlisted' ? common.unlisted : common.public;
  return (
    <Box
      component="header"
      sx={{
        position: { lg: 'sticky' }, top: 88, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '260px 1fr', lg: '1fr' }, p: 2.5,
        borderRadius: '20px', border: '1px solid', borderColor: 'divider', bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ position: 'relative', borderRadius: '14px', overflow: 'hidden', alignSelf: 'start' }}>
        <Thumbnail key={first?.id} src={first ? thumbnailUrl(config, first) : null} concealed={concealed} />
        {concealed && <ConcealedNote />}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h4" component="h1" dir="auto" sx={{ overflowWrap: 'anywhere', textAlign: 'start' }}>{title}</Typography>
        {!own && (
          <Typography sx={{ mt: 0.5, fontWeight: 600 }}><ChannelLink userId={playlist.userId}>{playlist.userName || playlist.userId}</ChannelLink></Typography>
        )}
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {common.videos(playlist.videos)} · {seenBy} · {playlists.updated(format.age(playlist.updated))}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 2 }}>
          {first && (
            <Button component={Link} to={playPath(playlist.id, first.id)} variant="contained" startIcon={<PlayArrow />} sx={{ flex: 1, maxWidth: 280, minHeight: 44 }}>
              {playlists.playAll}
            </Button>
          )}
          <PlaylistActions playlist={playlist} own={own} />
        </Box>
        {playlist.description && <Box sx={{ mt: 2, color: 'text.secondary' }}><LinkedText text={playlist.description} /></Box>}
      </Box>
    </Box>
  );
}
