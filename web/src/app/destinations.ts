import AddCircle from '@mui/icons-material/AddCircleOutlineOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import Notifications from '@mui/icons-material/NotificationsNone';
import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Subscriptions from '@mui/icons-material/SubscriptionsOutlined';
import ThumbUp from '@mui/icons-material/ThumbUpOutlined';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import WatchLater from '@mui/icons-material/WatchLaterOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Catalogue } from '../text/catalogue';

type TextKey = { [Key in keyof Catalogue['app']]: Catalogue['app'][Key] extends string ? Key : never }[keyof Catalogue['app']];

export interface Destination {
  path: string;
  label: TextKey;
  icon: SvgIconComponent;
  /** Lit only on this very page, not on those below it. */
  exact?: true;
}

/** Where the main navigation leads, in order. What is a member's own asks guests to log in. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'home', icon: Home, exact: true },
  { path: '/subscriptions', label: 'subscriptions', icon: Subscriptions },
];

/** What is one's own: beside the page for members; guests have none. */
export const ownDestinations: readonly Destination[] = [
  { path: '/my-videos', label: 'myVideos', icon: VideoLibrary },
  { path: '/history', label: 'history', icon: History },
  { path: '/playlists/watch-later', label: 'watchLater', icon: WatchLater },
  { path: '/liked', label: 'liked', icon: ThumbUp },
  { path: '/playlists', label: 'playlists', icon: PlaylistPlay, exact: true },
];

/** At the thumb, on phones. */
export const thumbDestinations: readonly Destination[] = [
  ...destinations,
  { path: '/upload', label: 'upload', icon: AddCircle },
  { path: '/notifications', label: 'notifications', icon: Notifications },
  { path: '/library', label: 'library', icon: VideoLibrary },
];
