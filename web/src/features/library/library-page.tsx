import History from '@mui/icons-material/HistoryOutlined';
import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import ThumbUp from '@mui/icons-material/ThumbUpOutlined';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import WatchLater from '@mui/icons-material/WatchLaterOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar';
import { Page, usePageTitle } from '../../components/page';
import { PlaylistCard } from '../../components/playlist-card';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { Shelf } from '../../components/shelf';
import { VideoCard } from '../../components/video-card';
import { useServices, useUser } from '../../lib/app-context';
import { channelPath, type Person } from '../../lib/channels';
import { history } from '../../lib/history';
import { useText } from '../../lib/i18n';
import type { ListPage } from '../../lib/paged';
import { ownPlaylists, playlistPath, watchLaterId } from '../../lib/playlists';

const most = 12;

function Me({ person }: { person: Person }) {
  const { app } = useText();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 3 }}>
      <Avatar person={person} size={72} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h4" component="h1" noWrap dir="auto" sx={{ textAlign: 'start' }}>{person.name}</Typography>
        <Typography color="textSecondary" noWrap>
          <bdi>@{person.userId}</bdi> · <Box component={Link} to={channelPath(person.userId)} sx={{ color: 'primary.main', fontWeight: 600 }}>{app.channel}</Box>
        </Typography>
      </Box>
    </Box>
  );
}

function Places() {
  const { app, library } = useText();
  const places: [string, string, SvgIconComponent][] = [
    ['/my-videos', app.myVideos, VideoLibrary], ['/history', app.history, History],
    [playlistPath(watchLaterId), app.watchLater, WatchLater], ['/liked', app.liked, ThumbUp],
    ['/playlists', app.playlists, PlaylistPlay], ['/settings', app.settings, Settings],
  ];
  return (
    <Box component="nav" aria-label={library.places} sx={{ mb: 4 }}>
      <Box component="ul" sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', m: 0, p: 0, listStyle: 'none' }}>
        {places.map(([path, label, Icon]) => (
          <li key={path}>
            <Box
              component={Link} to={path}
              sx={{
                display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 56, px: 2, borderRadius: '14px', border: '1px solid', borderColor: 'divider',
                bgcolor: 'background.paper', color: 'text.primary', textDecoration: 'none', fontWeight: 600, fontSize: '0.92rem', '&:hover': { bgcolor: 'action.hover' },
                '& svg': { color: 'primary.main', flex: 'none' },
              }}
            >
              <Icon aria-hidden />{label}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}

interface ListShelfProps<Item> {
  title: string;
  to: string;
  list: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>;
  loading: string;
  failed: string;
  children: (item: Item) => ReactNode;
}

/** The beginning of a list; nothing of one that is empty. */
function ListShelf<Item>({ title, to, list, loading, failed, children }: ListShelfProps<Item>) {
  const { common } = useText();
  if (list.isPending) return <Box sx={{ mb: 4.5 }}><RowsSkeleton label={loading} rows={1} height={220} /></Box>;
  if (!list.data) {
    return (
      <Alert severity="error" sx={{ mb: 4.5 }} action={<Button color="inherit" size="small" onClick={() => void list.refetch()}>{common.tryAgain}</Button>}>
        {failed}
      </Alert>
    );
  }
  const items = list.data.pages[0]?.items.slice(0, most) ?? [];
  return items.length === 0 ? null : <Shelf title={title} to={to}>{items.map(children)}</Shelf>;
}

/** Everything of one's own in one place: for phones, where there is no room for it beside the page. */
export default function LibraryPage() {
  const { api } = useServices();
  const { history: historyWords, library, playlists: playlistWords } = useText();
  const user = useUser();
  const watched = useInfiniteQuery(history(api));
  const playlists = useInfiniteQuery(ownPlaylists(api));
  usePageTitle(library.title);
  if (!user) return null;
  return (
    <Page>
      <Me person={user} />
      <Places />
      <ListShelf title={library.recent} to="/history" list={watched} loading={historyWords.loading} failed={historyWords.failed}>
        {({ video }) => <VideoCard key={video.id} video={video} heading="h3" />}
      </ListShelf>
      <ListShelf title={library.playlists} to="/playlists" list={playlists} loading={playlistWords.loading} failed={playlistWords.failed}>
        {(playlist) => <PlaylistCard key={playlist.id} playlist={playlist} heading="h3" />}
      </ListShelf>
    </Page>
  );
}
