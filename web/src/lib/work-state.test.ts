import { expect, it } from 'vitest';
import { workState } from './work-state';

it.each([
  ['UPLOADING', false, null, 'uploading'],
  ['TRANSCODING', false, null, 'processing'],
  ['TRANSCODING', false, 12, 'watchable'],
  ['COMPLETED', true, 12, 'finished'],
  ['ERROR', false, 12, 'failed'],
] as const)('%s, finished %s, length %s → %s', (status, finished, duration, state) =>
  expect(workState({ status, finished, duration })).toBe(state),
);
