import type { Catalogue } from '../catalogue';
import { counter } from '../plural';

const count = counter('it');

export const time: Catalogue['time'] = {
  justNow: 'adesso',
  fewSeconds: 'pochi secondi',
  aboutSeconds: (seconds) => `circa ${seconds} s`,
  aboutMinutes: (minutes) => `circa ${minutes} min`,
  aboutHours: (hours, minutes) => `circa ${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`,
  hours: (hours) => count(hours, { one: '# ora', other: '# ore' }),
  minutes: (minutes) => count(minutes, { one: '# minuto', other: '# minuti' }),
  seconds: (seconds) => count(seconds, { one: '# secondo', other: '# secondi' }),
};
