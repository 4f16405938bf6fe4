import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { makeApiClient } from '../lib/api';
import { loadConfig } from '../lib/config';
import { I18nProvider } from '../lib/i18n';
import { loadSpeech, preferredLanguage } from '../lib/speech';
import { EmbedPage } from './embed-page';
import './embed.css';
import { readEmbedAddress } from './embed-address';

/** Inside another site's page everyone is a guest: what is kept for a signed-in person is not asked for there. */
const guest = { token: () => null, expire: () => undefined };

const place = document.getElementById('root');
if (!place) throw new Error('embed.html lacks #root');
const root = createRoot(place);
void loadSpeech(preferredLanguage()).then((speech) => {
  root.render(
    <I18nProvider speech={speech}>
      <EmbedPage
        address={readEmbedAddress(window.location)}
        open={async () => {
          const config = await loadConfig();
          return { config, api: makeApiClient(config, guest) };
        }}
      />
    </I18nProvider>,
  );
});
