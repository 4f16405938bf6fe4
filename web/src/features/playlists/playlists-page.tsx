import Add from '@mui/icons-material/Add';
import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Page, usePageTitle } from '../../components/page';
import { PageTitle } from '../../components/page-title';
import { PagedList } from '../../components/paged-list';
import { PlaylistCard } from '../../components/playlist-card';
import { StatePanel } from '../../components/state-panel';
import { VideoGrid, VideoGridSkeleton } from '../../components/video-grid';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { ownPlaylists, playlistPath } from '../../lib/playlists';
import { PlaylistDialog } from './playlist-dialog';
import { useCreatePlaylist } from './use-playlist-changes';

/** One's own playlists. */
export default function PlaylistsPage() {
  const { api } = useServices();
  const { playlists } = useText();
  const [making, setMaking] = useState(false);
  const navigate = useNavigate();
  const create = useCreatePlaylist((playlist) => void navigate(playlistPath(playlist.id)));
  const list = useInfiniteQuery(ownPlaylists(api));
  usePageTitle(playlists.title);
  return (
    <Page>
      <PageTitle title={playlists.title}>
        <Button variant="outlined" color="inherit" startIcon={<Add />} onClick={() => setMaking(true)}>{playlists.new}</Button>
      </PageTitle>
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton label={playlists.loading} />} failed={playlists.failed}
        empty={<StatePanel icon={<PlaylistPlay />} title={playlists.nothing}>{playlists.nothingWhy}</StatePanel>}
      >
        {(found) => <VideoGrid>{found.map((playlist) => <PlaylistCard key={playlist.id} playlist={playlist} />)}</VideoGrid>}
      </PagedList>
      {making && (
        <PlaylistDialog
          title={playlists.newTitle} confirmLabel={playlists.create} initial={{ title: '', description: '', visibility: 'private' }}
          busy={create.isPending} error={create.error} onConfirm={(details) => create.mutate(details)} onClose={() => setMaking(false)}
        />
      )}
    </Page>
  );
}
