import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { ToastProvider } from '../components/toast';
import { UploadContext, UploadsHolder } from '../features/upload/upload-context';
import { AppContext, type AppServices } from '../lib/app-context';
import { catchUp } from '../lib/catch-up';
import { I18nProvider } from '../lib/i18n';
import { forgetAnswersAtLogOut } from '../lib/log-out';
import type { Speech } from '../lib/speech';
import { isWorthRetrying } from '../lib/videos';
import { AppRoutes } from './routes';
import { takeTold } from './take-told';
import { Themed } from './themed';

/** Everything between the services and the pages; made once, when the configuration is known. */
export function makeApp(services: AppServices, speech: Speech) {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 15_000 } },
  });
  takeTold(queries, services);
  forgetAnswersAtLogOut(services.session, queries);
  services.live.onReconnected(() => catchUp(queries));
  const uploads = new UploadsHolder(services.session);
  return function App() {
    return (
      <AppContext value={services}>
        <QueryClientProvider client={queries}>
          <I18nProvider speech={speech}>
            <Themed>
              <UploadContext value={uploads}>
                <ToastProvider>
                  <BrowserRouter><AppRoutes /></BrowserRouter>
                </ToastProvider>
              </UploadContext>
            </Themed>
          </I18nProvider>
        </QueryClientProvider>
      </AppContext>
    );
  };
}
