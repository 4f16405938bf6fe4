import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ToastProvider } from '../components/toast';
import { UploadContext } from '../features/upload/upload-context';
import { UploadController } from '../features/upload/upload-controller';
import { AppContext, type AppServices } from '../lib/app-context';
import { forgetAnswersAtLogOut } from '../lib/log-out';
import { isWorthRetrying } from '../lib/videos';
import { routes } from './routes';
import { theme } from './theme';

/** Everything between the services and the pages; made once, when the configuration is known. */
export function makeApp(services: AppServices) {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 15_000 } },
  });
  forgetAnswersAtLogOut(services.session, queries);
  const upload = new UploadController(services.api);
  const router = createBrowserRouter(routes);
  return function App() {
    return (
      <AppContext value={services}>
        <QueryClientProvider client={queries}>
          <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="sunomi.color-mode">
            <CssBaseline enableColorScheme />
            <UploadContext value={upload}>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </UploadContext>
          </ThemeProvider>
        </QueryClientProvider>
      </AppContext>
    );
  };
}
