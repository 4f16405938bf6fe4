import { counter } from '../plural';

const count = counter('en-GB');

/** The work that a video goes through. */
export const work = {
  completed: 'Ready in every quality',
  failed: 'Failed',
  waitingForFile: 'Waiting for the file',
  videosAhead: (videos: number) => count(videos, { one: 'Waiting: # video is ahead', other: 'Waiting: # videos are ahead' }),
  waiting: 'Waiting to be processed',
  planning: 'Looking at the file',
  transcoding: 'Making the qualities',
  finishing: 'Finishing',
  processing: 'Processing',
  asking: 'Asking the server …',
  connectionLost: 'Connection lost; trying again …',
  left: (time: string) => `${time} left`,
  ready: 'ready',
  couldNotProcess: 'This video could not be processed.',
  noReason: 'The server gave no reason.',
  retried: 'It is being tried again.',
};
