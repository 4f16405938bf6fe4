import '@fontsource-variable/inter/wght.css';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';
import { ErrorPanel } from '../components/error-panel';
import { makeApiClient } from '../lib/api';
import { loadConfig } from '../lib/config';
import { Session } from '../lib/session';
import { makeApp } from './app';
import './app.css';
import { theme } from './theme';

const place = document.getElementById('root');
if (!place) throw new Error('index.html lacks #root');
const root = createRoot(place);

/** Reads where the server's parts are, then shows the pages; until that works there is nothing to show but why. */
async function start(): Promise<void> {
  try {
    const config = await loadConfig();
    const session = new Session();
    const App = makeApp({ config, session, api: makeApiClient(config, session) });
    root.render(<App />);
  } catch (error) {
    root.render(
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="sunomi.color-mode">
        <CssBaseline enableColorScheme />
        <ErrorPanel title="Sunomi could not be loaded" heading="h1" error={error} onRetry={() => void start()} />
      </ThemeProvider>,
    );
  }
}

void start();
