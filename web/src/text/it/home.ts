import type { Catalogue } from '../catalogue';

export const home: Catalogue['home'] = {
  title: 'Video più recenti',
  subscriptions: 'Dai canali che segui',
  nothing: 'Ancora nessun video',
  nothingWhy: 'Comincia tu: ciò che carichi si può guardare in pochi secondi.',
};
