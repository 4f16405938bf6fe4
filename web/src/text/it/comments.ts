import type { Catalogue } from '../catalogue';
import { counter } from '../plural';

const count = counter('it');

export const comments: Catalogue['comments'] = {
  title: 'Commenti',
  count: (comments) => count(comments, { one: '# commento', other: '# commenti' }),
  order: 'Ordine dei commenti',
  newest: 'Più recenti',
  oldest: 'Meno recenti',
  loading: 'Caricamento dei commenti',
  failed: 'Non è stato possibile caricare i commenti',
  none: 'Ancora nessun commento',
  noneWhy: 'Tu che ne pensi?',
  write: 'Aggiungi un commento',
  writeReply: (name) => `Rispondi a ${name}`,
  writeHint: 'Si invia con Ctrl + Invio.',
  send: 'Commenta',
  reply: 'Rispondi',
  replyTo: (name) => `Rispondi a ${name}`,
  logInToSend: 'Accedi per commentare',
  logInHint: 'Ciò che hai scritto non va perso.',
  replies: (replies) => count(replies, { one: '# risposta', other: '# risposte' }),
  repliesLoading: 'Caricamento delle risposte',
  repliesFailed: 'Non è stato possibile caricare le risposte',
  moreReplies: 'Altre risposte',
  author: 'Autore',
  you: 'Tu',
  edited: 'modificato',
  sending: 'Invio …',
  actions: (name) => `Altro sul commento di ${name}`,
  editing: 'Modifica il tuo commento',
  linkTo: (age) => `Link a questo commento, ${age}`,
  linked: 'Il commento che cercavi',
  gone: 'Quel commento non c’è più.',
  readMore: 'Leggi tutto',
  readLess: 'Mostra meno',
  deleteTitle: 'Eliminare questo commento?',
  deleteText: 'Andrà perso per sempre.',
  deleteWithReplies: (replies) =>
    count(replies, { one: 'Andrà perso per sempre, insieme alla sua risposta.', other: 'Andrà perso per sempre, insieme alle sue # risposte.' }),
  deleted: 'Il commento è stato eliminato.',
};
