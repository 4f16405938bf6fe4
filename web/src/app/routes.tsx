import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { CrashPage } from './crash-page';
import { Layout } from './layout';
import { MembersOnly } from './members-only';
import { NotFoundPage } from './not-found-page';

const HomePage = lazy(() => import('../features/home/home-page'));
const WatchPage = lazy(() => import('../features/watch/watch-page'));
const UploadPage = lazy(() => import('../features/upload/upload-page'));
const MyVideosPage = lazy(() => import('../features/my-videos/my-videos-page'));
const LoginPage = lazy(() => import('../features/auth/login-page'));
const SignupPage = lazy(() => import('../features/auth/signup-page'));

/** Every page and its address. Pages are loaded when first visited. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <CrashPage />,
    children: [
      {
        errorElement: <CrashPage />,
        children: [
          { path: '/', element: <HomePage /> },
          { path: '/watch/:videoId', element: <WatchPage /> },
          { path: '/upload', element: <MembersOnly><UploadPage /></MembersOnly> },
          { path: '/my-videos', element: <MembersOnly><MyVideosPage /></MembersOnly> },
          { path: '/login', element: <LoginPage /> },
          { path: '/signup', element: <SignupPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
