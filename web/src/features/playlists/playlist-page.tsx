import PlaylistRemove from '@mui/icons-material/PlaylistRemove';
import PlaylistAdd from '@mui/icons-material/PlaylistAdd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { Page, usePageTitle } from '../../components/page';
import { PagedList } from '../../components/paged-list';
import { usePlaylistTitle } from '../../components/playlist-card';
import { StatePanel } from '../../components/state-panel';
import { VideoLinesSkeleton } from '../../components/video-line';
import { ApiError } from '../../lib/api';
import { useServices, useUser } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { playlistHead, playlistItems, watchLaterId } from '../../lib/playlists';
import { ItemList } from './item-list';
import { PlaylistHeader } from './playlist-header';

/** A playlist: what is said of it at the side, its videos in their order. */
export default function PlaylistPage() {
  // Watch later, which is for members only, has a route of its own.
  const { playlistId = watchLaterId } = useParams();
  const { api } = useServices();
  const { common, playlists } = useText();
  const user = useUser();
  const titleOf = usePlaylistTitle();
  const head = useQuery(playlistHead(api, playlistId));
  const list = useInfiniteQuery(playlistItems(api, playlistId));
  const playlist = head.data?.playlist;
  usePageTitle(playlist ? titleOf(playlist) : null);
  if (head.error && !head.data) {
    const missing = head.error instanceof ApiError && head.error.status === 404;
    return missing
      ? <StatePanel icon={<PlaylistRemove />} title={playlists.missing} heading="h1">{playlists.missingWhy}</StatePanel>
      : <ErrorPanel title={playlists.pageFailed} heading="h1" error={head.error} onRetry={() => void head.refetch()} />;
  }
  const own = playlist !== undefined && user?.userId === playlist.userId;
  return (
    <Page width={1400}>
      <Box sx={{ display: 'grid', gap: { xs: 3, lg: 4 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '340px minmax(0, 1fr)' }, alignItems: 'start' }}>
        {head.data
          ? <PlaylistHeader playlist={head.data.playlist} first={head.data.first} own={own} />
          : <Box />}
        <div>
          <PagedList
            list={list} keyOf={({ video }) => video.id} loading={<VideoLinesSkeleton label={playlists.pageLoading} />} failed={playlists.pageFailed}
            empty={
              <StatePanel
                icon={<PlaylistAdd />} title={playlists.empty}
                action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
              >
                {own && playlists.emptyWhy}
              </StatePanel>
            }
          >
            {(items) => <ItemList playlistId={playlist?.id ?? playlistId} items={items} own={own} />}
          </PagedList>
        </div>
      </Box>
    </Page>
  );
}
