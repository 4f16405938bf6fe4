import type { Catalogue } from '../catalogue';

export const history: Catalogue['history'] = {
  title: 'Cronologia',
  loading: 'Caricamento della cronologia',
  failed: 'Non è stato possibile caricare la cronologia',
  nothing: 'Non hai ancora guardato nulla',
  nothingWhy: 'Qui trovi ciò che guardi e il punto in cui ti sei fermato. Puoi vederlo solo tu.',
  pausedWhy: 'La cronologia è in pausa: ciò che guardi ora non viene elencato.',
  today: 'Oggi',
  yesterday: 'Ieri',
  remove: 'Togli dalla cronologia',
  removed: 'Tolto dalla cronologia.',
  clear: 'Svuota la cronologia',
  clearTitle: 'Svuotare tutta la cronologia?',
  clearText: 'Ciò che hai guardato, e il punto in cui ti sei fermato, sarà dimenticato.',
  cleared: 'Ora la cronologia è vuota.',
  pause: 'Metti in pausa',
  resume: 'Riattiva la cronologia',
  resumeAt: (time) => `Riprendi da ${time}`,
};
