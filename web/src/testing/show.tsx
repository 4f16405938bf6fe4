import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { ToastProvider } from '../components/toast';
import { makeApiClient } from '../lib/api';
import { AppContext } from '../lib/app-context';
import { readConfig, type AppConfig } from '../lib/config';
import { Format } from '../lib/format';
import { I18nProvider } from '../lib/i18n';
import { LiveConnection } from '../lib/live-connection';
import { Session, type User } from '../lib/session';
import { en } from '../text/en';
import { languageFor } from '../text/languages';

export const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
export const mira: User = { userId: 'mira', name: 'Mira Sol', profilePictureUrl: '' };

interface ShowOptions {
  /** The address of the page, with its query. */
  at?: string;
  /** The route's template, for pages that read parameters of it. */
  route?: string;
  /** Who is logged in; nobody by default. */
  user?: User;
  /** What the server's configuration says otherwise. */
  configured?: Partial<AppConfig>;
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

/** Shows a page as the app would, in English, on a network that the test has made before. The present address can be read
 *  from the `output` called "address". */
export function show(page: ReactNode, { at = '/', route = '*', user, configured }: ShowOptions = {}) {
  const here = { ...config, ...configured };
  const session = new Session();
  if (user) session.logIn('token', user);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const shown = render(
    <AppContext value={{ config: here, session, api: makeApiClient(here, session), live: new LiveConnection(here, session) }}>
      <QueryClientProvider client={queries}>
        <I18nProvider speech={{ language: languageFor('en-GB', []), text: en, format: new Format('en-GB', en.time) }}>
          <ToastProvider>
            <MemoryRouter initialEntries={[at]}>
              <Routes>
                <Route path={route} element={page} />
                <Route path="*" element={<p>elsewhere</p>} />
              </Routes>
              <Address />
            </MemoryRouter>
          </ToastProvider>
        </I18nProvider>
      </QueryClientProvider>
    </AppContext>,
  );
  return { ...shown, session, queries };
}
