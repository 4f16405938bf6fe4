import type { Catalogue } from '../catalogue';

export const library: Catalogue['library'] = {
  title: 'Raccolta',
  yours: 'Tu',
  recent: 'Guardati di recente',
  playlists: 'Playlist',
  places: 'I tuoi spazi',
  moreChannels: 'Tutti i canali',
  morePlaylists: 'Tutte le playlist',
  channels: 'Canali',
  liked: 'Video che mi piacciono',
  likedNothing: 'Non ti piace ancora nessun video',
  likedNothingWhy: 'Qui ritrovi i video che ti piacciono.',
};
