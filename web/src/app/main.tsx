import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { ErrorPanel } from '../components/error-panel';
import { makeApiClient } from '../lib/api';
import { loadConfig } from '../lib/config';
import { I18nProvider, loadSpeech, preferredLanguage } from '../lib/i18n';
import { LiveConnection } from '../lib/live-connection';
import { Session } from '../lib/session';
import { makeApp } from './app';
import './app.css';
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
  const speech = await speaking;
  try {
    const config = await asked;
    const session = new Session();
    const api = makeApiClient(config, session);
    // A refused token is one that the client forgets.
    const live = new LiveConnection(config, session, () => void api.GET('/api/auth/check').catch(() => undefined));
    const App = makeApp({ config, session, api, live }, speech);
    root.render(<App />);
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
