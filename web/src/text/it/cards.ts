import type { Catalogue } from '../catalogue';

export const cards: Catalogue['cards'] = {
  moreAbout: (title) => `Altro su ${title}`,
  watchLater: 'Guarda più tardi',
  savedToWatchLater: 'Aggiunto a Guarda più tardi.',
  saveToPlaylist: 'Salva in una playlist',
  share: 'Condividi',
  seen: (percent) => `Visto: ${percent}`,
  seeAll: 'Vedi tutto',
  allOf: (title) => `Vedi tutto: ${title}`,
  sensitive: 'Contenuti sensibili',
};
