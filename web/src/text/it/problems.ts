import type { Catalogue } from '../catalogue';

export const problems: Catalogue['problems'] = {
  unreachable: 'Il server non è raggiungibile. Controlla la connessione e riprova.',
  unknown: (status) => `Qualcosa è andato storto sul server (stato ${status}).`,
  byStatus: {
    401: 'Prima effettua l’accesso.',
    403: 'Non ti è consentito.',
    404: 'Qui non c’è nulla.',
    413: 'È più grande di quanto il server accetti.',
    429: 'Troppi tentativi. Aspetta un momento e riprova.',
    503: 'Il server è occupato. Riprova tra un momento.',
    507: 'Il disco del server è pieno. Avvisa chi lo gestisce.',
  },
  pageBroken: 'Non è stato possibile mostrare questa pagina',
  pageBrokenWhy: 'Qualcosa è andato storto nel browser, o la connessione è caduta durante il caricamento.',
  loadAgain: 'Ricarica',
  notFound: 'Questa pagina non esiste',
  notFoundWhy: 'Forse l’indirizzo contiene un errore.',
  notFoundTitle: 'Pagina non trovata',
};
