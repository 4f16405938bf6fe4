import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Layout } from './layout';
import { MembersOnly } from './members-only';
import { NotFoundPage } from './not-found-page';

const HomePage = lazy(() => import('../features/home/home-page'));
const SearchPage = lazy(() => import('../features/search/search-page'));
const WatchPage = lazy(() => import('../features/watch/watch-page'));
const UploadPage = lazy(() => import('../features/upload/upload-page'));
const MyVideosPage = lazy(() => import('../features/my-videos/my-videos-page'));
const EditVideoPage = lazy(() => import('../features/edit-video/edit-video-page'));
const LoginPage = lazy(() => import('../features/auth/login-page'));
const SignupPage = lazy(() => import('../features/auth/signup-page'));

/** Every page and its address. Pages are loaded when first visited. */
export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="watch/:videoId" element={<WatchPage />} />
        <Route path="login" element={<LoginPage />} />
        <Route path="signup" element={<SignupPage />} />
        <Route element={<MembersOnly />}>
          <Route path="upload" element={<UploadPage />} />
          <Route path="my-videos" element={<MyVideosPage />} />
          <Route path="my-videos/:videoId/edit" element={<EditVideoPage />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
