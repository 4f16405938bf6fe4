import type { Catalogue } from '../catalogue';
import { about } from './about';
import { admin } from './admin';
import { app } from './app';
import { auth } from './auth';
import { cards } from './cards';
import { channel } from './channel';
import { comments } from './comments';
import { common } from './common';
import { details } from './details';
import { history } from './history';
import { home } from './home';
import { labels } from './labels';
import { library } from './library';
import { notifications } from './notifications';
import { player } from './player';
import { playlists } from './playlists';
import { problems } from './problems';
import { search } from './search';
import { server } from './server';
import { settings } from './settings';
import { sharing } from './sharing';
import { studio } from './studio';
import { subscriptions } from './subscriptions';
import { time } from './time';
import { upload } from './upload';
import { watch } from './watch';
import { work } from './work';

export const it: Catalogue = {
  about, admin, app, auth, cards, channel, comments, common, details, history, home, labels, library, notifications,
  player, playlists, problems, search, server, settings, sharing, studio, subscriptions, time, upload, watch, work,
};
