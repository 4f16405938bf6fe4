import { counter } from '../plural';

const count = counter('en-GB');

export const time = {
  justNow: 'just now',
  fewSeconds: 'a few seconds',
  aboutSeconds: (seconds: number) => `about ${seconds} s`,
  aboutMinutes: (minutes: number) => `about ${minutes} min`,
  aboutHours: (hours: number, minutes: number) => `about ${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`,
  hours: (hours: number) => count(hours, { one: '# hour', other: '# hours' }),
  minutes: (minutes: number) => count(minutes, { one: '# minute', other: '# minutes' }),
  seconds: (seconds: number) => count(seconds, { one: '# second', other: '# seconds' }),
};
