import type { Catalogue } from '../catalogue';

export const sharing: Catalogue['sharing'] = {
  share: 'Condividi',
  shareTitle: 'Condividi questo video',
  link: 'Link',
  startAt: (time) => `Inizia da ${time}`,
  embed: 'Codice per altri siti',
  otherApps: 'Altre app',
  privateNote: 'Questo video è privato: solo tu puoi aprire il link.',
  unlistedNote: 'Questo video non è in elenco: può guardarlo chi ha il link.',
  save: 'Salva',
  saveTitle: 'Salva in …',
  watchLater: 'Guarda più tardi',
  playlistsLoading: 'Caricamento delle tue playlist',
  playlistsFailed: 'Non è stato possibile caricare le tue playlist',
  savedTo: (title) => `Salvato in ${title}.`,
  removedFrom: (title) => `Rimosso da ${title}.`,
  newPlaylist: 'Nuova playlist',
  playlistName: 'Nome',
  whoMaySee: 'Chi può vederla',
  create: 'Crea',
};
