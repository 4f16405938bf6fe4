import '@fontsource-variable/inter/wght.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { makeApiClient } from '../lib/api';
import { loadConfig } from '../lib/config';
import { I18nProvider } from '../lib/i18n';
import { LiveConnection } from '../lib/live-connection';
import { Session } from '../lib/session';
import { loadSpeech, preferredLanguage } from '../lib/speech';
import { makeApp } from './app';
import './app.css';
import { keepOutline } from './keep-outline';
import { loadFirstPage } from './routes';
import { hasNoLine, StartFailure } from './start-failure';
import { Themed } from './themed';

const place = document.getElementById('root');
if (!place) throw new Error('index.html lacks #root');
const root = createRoot(place);
/** How often the server is asked again while nothing answers. */
const secondsBetweenAttempts = 3;
const speaking = loadSpeech(preferredLanguage());

/** Opens the page anew as soon as the server answers; some browsers never ask again for a script that failed once. */
function comeBack(): void {
  setTimeout(() => void loadConfig().then(() => window.location.reload(), comeBack), secondsBetweenAttempts * 1000);
}

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
          <main><StartFailure error={error} onRetry={hasNoLine(error) ? () => window.location.reload() : () => void start()} /></main>
        </Themed>
      </I18nProvider>,
    );
    if (hasNoLine(error)) comeBack();
  }
}

void start();
keepOutline();
