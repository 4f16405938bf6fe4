import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import HomePage from '../features/home/home-page';
import { Layout } from './layout';
import { MembersOnly } from './members-only';
import { NotFoundPage } from './not-found-page';
import { pageInTime } from './page-in-time';
import { StaffOnly } from './staff-only';

const ChannelPage = lazy(() => import('../features/channel/channel-page'));
const PlaylistPage = lazy(() => import('../features/playlists/playlist-page'));
const PlaylistsPage = lazy(() => import('../features/playlists/playlists-page'));
const SubscriptionsPage = lazy(() => import('../features/subscriptions/subscriptions-page'));
const SubscribedChannelsPage = lazy(() => import('../features/subscriptions/subscribed-channels-page'));
const HistoryPage = lazy(() => import('../features/history/history-page'));
const NotificationsPage = lazy(() => import('../features/notifications/notifications-page'));
const LibraryPage = lazy(() => import('../features/library/library-page'));
const LikedPage = lazy(() => import('../features/library/liked-page'));
const SearchPage = lazy(() => import('../features/search/search-page'));
const { Page: WatchPage, load: loadWatchPage } = pageInTime(() => import('../features/watch/watch-page'));
const UploadPage = lazy(() => import('../features/upload/upload-page'));
const MyVideosPage = lazy(() => import('../features/my-videos/my-videos-page'));
const EditVideoPage = lazy(() => import('../features/edit-video/edit-video-page'));
const LoginPage = lazy(() => import('../features/auth/login-page'));
const SignupPage = lazy(() => import('../features/auth/signup-page'));
const ForgotPasswordPage = lazy(() => import('../features/auth/forgot-password-page'));
const ResetPasswordPage = lazy(() => import('../features/auth/reset-password-page'));
const SettingsPage = lazy(() => import('../features/settings/settings-page'));
const AdminPage = lazy(() => import('../features/admin/admin-page'));
const UserPage = lazy(() => import('../features/admin/user-page'));
const AboutPage = lazy(() => import('../features/about/about-page'));
const TermsPage = lazy(() => import('../features/about/terms-page'));

/** Loads what is needed to draw the page of a video, if that is where the visit begins; a failure shows when it is drawn. */
export async function loadFirstPage(pathname: string): Promise<void> {
  if (pathname.startsWith('/watch/')) await loadWatchPage().catch(() => undefined);
}

/** Every page and its address. All but the one where most visits begin are loaded when first visited. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="channel/:userId/:section?" element={<ChannelPage />} />
        <Route path="playlists/:playlistId" element={<PlaylistPage />} />
        <Route path="watch/:videoId" element={<WatchPage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="signup" element={<SignupPage />} />
        <Route path="forgot-password" element={<ForgotPasswordPage />} />
        <Route path="reset-password" element={<ResetPasswordPage />} />
        <Route path="settings/:section?" element={<SettingsPage />} />
        <Route path="about" element={<AboutPage />} />
        <Route path="terms" element={<TermsPage />} />
        <Route element={<MembersOnly />}>
          <Route path="upload" element={<UploadPage />} />
          <Route path="playlists" element={<PlaylistsPage />} />
          <Route path="playlists/watch-later" element={<PlaylistPage />} />
          <Route path="subscriptions" element={<SubscriptionsPage />} />
          <Route path="subscriptions/channels" element={<SubscribedChannelsPage />} />
          <Route path="history" element={<HistoryPage />} />
          <Route path="notifications" element={<NotificationsPage />} />
          <Route path="library" element={<LibraryPage />} />
          <Route path="liked" element={<LikedPage />} />
          <Route path="my-videos" element={<MyVideosPage />} />
          <Route path="my-videos/:videoId/edit" element={<EditVideoPage />} />
          <Route element={<StaffOnly admins />}><Route path="admin/users/:userId" element={<UserPage />} /></Route>
          <Route element={<StaffOnly />}><Route path="admin/:section?" element={<AdminPage />} /></Route>
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
