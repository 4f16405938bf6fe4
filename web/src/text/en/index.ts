import { app } from './app';
import { auth } from './auth';
import { common } from './common';
import { home } from './home';
import { problems } from './problems';
import { time } from './time';
import { work } from './work';

export const en = { app, auth, common, home, problems, time, work };
