import type { Catalogue } from '../catalogue';

export const subscriptions: Catalogue['subscriptions'] = {
  title: 'Iscrizioni',
  channels: 'Canali che segui',
  manage: 'Tutti i canali',
  toVideos: 'I loro video',
  nothing: 'Ancora niente di nuovo',
  nothingWhy: 'Qui trovi i video dei canali che segui.',
  channelsLoading: 'Caricamento dei tuoi canali',
  channelsFailed: 'Non è stato possibile caricare i tuoi canali',
  noChannels: 'Non segui ancora nessun canale',
  noChannelsWhy: 'Iscriviti dalla pagina di un canale o sotto un video: i suoi nuovi video si trovano qui e ricevi una notifica.',
  since: (date) => `Lo segui dal ${date}`,
};
