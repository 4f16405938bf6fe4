import type { Catalogue } from '../catalogue';
import { counter } from '../plural';

const count = counter('it');

export const notifications: Catalogue['notifications'] = {
  title: 'Notifiche',
  bell: (unread) => (unread === 0 ? 'Notifiche' : count(unread, { one: 'Notifiche, # da leggere', other: 'Notifiche, # da leggere' })),
  manyUnread: (most) => `${most}+`,
  loading: 'Caricamento delle notifiche',
  failed: 'Non è stato possibile caricare le notifiche',
  nothing: 'Niente di nuovo',
  nothingWhy: 'Ti avvisiamo dei nuovi video dei canali che segui, dei commenti ai tuoi video e delle risposte ai tuoi commenti.',
  newVideo: 'ha un nuovo video',
  comment: 'ha commentato il tuo video',
  reply: 'ha risposto al tuo commento',
  unread: 'Da leggere',
  markAll: 'Segna tutto come letto',
  seeAll: 'Vedi tutto',
};
