import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { PagedList } from '../../components/paged-list';
import { PlaylistCard } from '../../components/playlist-card';
import { StatePanel } from '../../components/state-panel';
import { VideoCard } from '../../components/video-card';
import { VideoGrid, VideoGridSkeleton } from '../../components/video-grid';
import { useServices, useUser } from '../../lib/app-context';
import type { Channel } from '../../lib/channels';
import { useText } from '../../lib/i18n';
import { keepItems } from '../../lib/paged';
import { channelPlaylists } from '../../lib/playlists';
import { channelVideos } from '../../lib/videos';
import { workState } from '../../lib/work-state';

/** What can be watched of a channel; to its owner also what others do not see, but not what is still being sent. */
export function ChannelVideos({ channel }: { channel: Channel }) {
  const { api } = useServices();
  const { common, channel: words } = useText();
  const user = useUser();
  const own = user?.userId.toLowerCase() === channel.userId.toLowerCase();
  const list = useInfiniteQuery({
    ...channelVideos(api, channel.userId),
    select: (data) => keepItems(data, (video) => ['watchable', 'finished'].includes(workState(video))),
  });
  return (
    <PagedList
      list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton />} failed={common.videosFailed}
      empty={
        <StatePanel
          icon={<VideoLibrary />} title={words.noVideos}
          action={own && <Button component={Link} to="/upload" variant="contained">{common.uploadVideo}</Button>}
        >
          {own ? words.noOwnVideosWhy : words.noVideosWhy(channel.name)}
        </StatePanel>
      }
    >
      {(videos) => <VideoGrid>{videos.map((video) => <VideoCard key={video.id} video={video} channel="none" />)}</VideoGrid>}
    </PagedList>
  );
}

export function ChannelPlaylists({ channel }: { channel: Channel }) {
  const { api } = useServices();
  const { channel: words, playlists } = useText();
  const list = useInfiniteQuery(channelPlaylists(api, channel.userId));
  return (
    <PagedList
      list={list} keyOf={({ id }) => id} loading={<VideoGridSkeleton />} failed={playlists.failed}
      empty={<StatePanel icon={<PlaylistPlay />} title={words.noPlaylists}>{words.noPlaylistsWhy(channel.name)}</StatePanel>}
    >
      {(found) => <VideoGrid>{found.map((playlist) => <PlaylistCard key={playlist.id} playlist={playlist} />)}</VideoGrid>}
    </PagedList>
  );
}
