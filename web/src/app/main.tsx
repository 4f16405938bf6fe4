import '@fontsource-variable/inter/wght.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorPanel } from '../components/error-panel';
import { makeApiClient } from '../lib/api';
import { loadConfig } from '../lib/config';
import { I18nProvider } from '../lib/i18n';
import { LiveConnection } from '../lib/live-connection';
import { Session } from '../lib/session';
import { loadSpeech, preferredLanguage } from '../lib/speech';
import { makeApp } from './app';
import './app.css';
import { loadFirstPage } from './routes';
import { Themed } from './themed';

const place = document.getElementById('root');
if (!place) throw new Error('index.html lacks #root');
const root = createRoot(place);
const speaking = loadSpeech(preferredLanguage());

/** Reads where the server's parts are, then shows the pages; until that works there is nothing to show but why. */
async function start(): Promise<void> {
  const asked = loadConfig();
  // A refusal is told below, in words, once there are some.
  asked.catch(() => undefined);
  const [speech] = await Promise.all([speaking, loadFirstPage(window.location.pathname)]);
  try {
    const config = await asked;
    const session = new Session();
    const api = makeApiClient(config, session);
    // A refused token is one that the client forgets.
    const live = new LiveConnection(config, session, () => void api.GET('/api/auth/check').catch(() => undefined));
    const App = makeApp({ config, session, api, live }, speech);
    // In slices, between which the browser may paint and hear fingers.
    startTransition(() => root.render(<App />));
  } catch (error) {
    root.render(
      <I18nProvider speech={speech}>
        <Themed>
          <ErrorPanel title={speech.text.app.couldNotLoad} heading="h1" error={error} onRetry={() => void start()} />
        </Themed>
      </I18nProvider>,
    );
  }
}

void start();
