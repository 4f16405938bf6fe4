import type { Catalogue } from '../catalogue';
import { counter } from '../plural';

const count = counter('it');

export const work: Catalogue['work'] = {
  completed: 'Pronto in ogni qualità',
  failed: 'Non riuscito',
  waitingForFile: 'In attesa del file',
  videosAhead: (videos) => count(videos, { one: 'In attesa: # video prima di questo', other: 'In attesa: # video prima di questo' }),
  waiting: 'In attesa di elaborazione',
  planning: 'Esame del file',
  transcoding: 'Creazione delle qualità',
  finishing: 'Ultimi passi',
  processing: 'In elaborazione',
  asking: 'Richiesta al server …',
  connectionLost: 'Connessione persa; nuovo tentativo …',
  left: (time) => `ancora ${time}`,
  ready: 'pronta',
  couldNotProcess: 'Non è stato possibile elaborare questo video.',
  noReason: 'Il server non ha indicato un motivo.',
  retried: 'Nuovo tentativo in corso.',
};
