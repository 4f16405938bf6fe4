import History from '@mui/icons-material/HistoryOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Subscriptions from '@mui/icons-material/SubscriptionsOutlined';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Catalogue } from '../text/catalogue';

type TextKey = { [Key in keyof Catalogue['app']]: Catalogue['app'][Key] extends string ? Key : never }[keyof Catalogue['app']];

export interface Destination {
  path: string;
  label: TextKey;
  icon: SvgIconComponent;
}

/** Where the main navigation leads, in order. What is a member's own asks guests to log in. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'home', icon: Home },
  { path: '/subscriptions', label: 'subscriptions', icon: Subscriptions },
  { path: '/playlists', label: 'playlists', icon: PlaylistPlay },
  { path: '/history', label: 'history', icon: History },
  { path: '/my-videos', label: 'myVideos', icon: VideoLibrary },
];
