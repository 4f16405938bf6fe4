import { expect, it } from 'vitest';
import { en } from '../text/en';
import { describeStage, parseProgress } from './progress';

const message = (part: object) =>
  JSON.stringify({ videoId: 'v1', progress: null, status: 'TRANSCODING', error: null, stage: 'waiting', playable: false, ...part });

it('reads progress messages and nothing else', () => {
  expect(parseProgress(message({ progress: { '360p': 140, '720p': 'x' }, etaSeconds: 3 }))).toMatchObject({ progress: { '360p': 100 }, etaSeconds: 3 });
  for (const text of ['', '[]', 'null', '{"videoId":1,"status":"ERROR"}', '{"videoId":"v","status":"DONE"}']) expect(parseProgress(text)).toBeNull();
});

it('says how many are ahead', () => {
  const waiting = parseProgress(message({ queuePosition: 2 }));
  expect(waiting && describeStage(en.work, waiting)).toBe('Waiting: 2 videos are ahead');
});
