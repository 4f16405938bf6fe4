import type { Catalogue } from '../catalogue';

export const about: Catalogue['about'] = {
  title: (name) => `Informazioni su ${name}`,
  terms: 'Condizioni',
  loading: 'Caricamento',
  failed: 'Non è stato possibile caricare questa pagina',
  noAbout: 'Un posto per i video, gestito da persone su una macchina propria.',
  noTerms: 'Questo sito non ha scritto condizioni',
  noTermsWhy: 'Chiedi a chi lo gestisce che cosa si può caricare.',
  facts: 'In breve',
  accounts: 'Nuovi account',
  signup: { open: 'Aperti a tutti', invite: 'Su invito', closed: 'Non offerti' },
  largestFile: 'File più grande',
  longestVideo: 'Video più lungo',
  quota: 'Spazio per ogni persona',
  unlimited: 'Illimitato',
  software: 'Software',
  version: (version) => `Sunomi ${version}`,
  forDevelopers: 'Per chi sviluppa',
  api: 'Documentazione dell’API',
  feed: 'Feed dei video più recenti',
};
