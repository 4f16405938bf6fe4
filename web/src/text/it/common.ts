import type { Catalogue } from '../catalogue';
import { counter } from '../plural';

const count = counter('it');

export const common: Catalogue['common'] = {
  tryAgain: 'Riprova',
  showMore: 'Mostra altro',
  showMoreFailed: 'Non ha funzionato. Riprova',
  cancel: 'Annulla',
  close: 'Chiudi',
  save: 'Salva',
  saved: 'Salvato.',
  delete: 'Elimina',
  copyLink: 'Copia link',
  linkCopied: 'Link copiato.',
  edit: 'Modifica',
  more: 'Altro',
  keepIt: 'Conserva',
  dismiss: 'Ignora',
  needed: 'Campo obbligatorio.',
  charactersLeft: (used, most) => `${used} di ${most}`,
  tooLong: (most) => `Al massimo ${most} caratteri.`,
  videos: (videos) => count(videos, { one: '# video', other: '# video' }),
  views: (views, shown) => count(views, { one: '# visualizzazione', other: '# visualizzazioni' }, shown),
  subscribers: (people, shown) => count(people, { one: '# iscritto', other: '# iscritti' }, shown),
  subscribe: 'Iscriviti',
  subscribed: 'Iscrizione attiva',
  subscribeTo: (name) => `Iscriviti al canale ${name}`,
  processing: 'In elaborazione',
  private: 'Privato',
  unlisted: 'Non in elenco',
  public: 'Pubblico',
  videosLoading: 'Caricamento dei video',
  videosFailed: 'Non è stato possibile caricare i video',
  seeNewest: 'Vai ai video più recenti',
  uploadVideo: 'Carica un video',
  deleteVideo: {
    title: 'Eliminare questo video?',
    text: (title) => `“${title}” e tutto ciò che ne è stato ricavato andranno persi per sempre.`,
    done: 'Il video è stato eliminato.',
  },
};
