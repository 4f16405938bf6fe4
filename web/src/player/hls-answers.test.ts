import { ErrorDetails, ErrorTypes } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { isWorthAsking } from './hls-config';
import { awaitedAfter, isRefused, problemOf } from './hls-answers';

const network = (code: number) => ({ type: ErrorTypes.NETWORK_ERROR, response: { code, text: '', url: '', data: '' } });

describe('problemOf', () => {
  it.each([[404, 'gone'], [410, 'gone'], [401, 'refused'], [403, 'refused'], [503, 'unreachable'], [0, 'unreachable']] as const)(
    'makes of status %d: %s', (status, problem) => expect(problemOf(network(status))).toBe(problem));
  it('makes of what cannot be decoded: unplayable', () => expect(problemOf({ type: ErrorTypes.MEDIA_ERROR })).toBe('unplayable'));
});

it('takes a refused part for what it is, and no other error', () => {
  const details = ErrorDetails.FRAG_LOAD_ERROR;
  expect([404, 403, 410].map((code) => isRefused({ ...network(code), details }))).toEqual([true, true, true]);
  expect([0, 429, 503].map((code) => isRefused({ ...network(code), details }))).toEqual([false, false, false]);
  expect(isRefused({ ...network(404), details: ErrorDetails.KEY_LOAD_ERROR })).toBe(false);
});

it('says what is waited for', () => {
  expect(awaitedAfter(503, true)).toBe('making');
  expect(awaitedAfter(503, false)).toBe('server');
  expect(awaitedAfter(500, true)).toBe('server');
  expect(awaitedAfter(undefined, true)).toBe('making');
  expect([awaitedAfter(0, true), awaitedAfter(undefined, false)]).toEqual(['network', 'network']);
});

it('asks again whoever gave no answer, and takes a refusal for one', () => {
  expect([undefined, 0, 408, 429, 500, 503].map(isWorthAsking)).toEqual(Array(6).fill(true));
  expect([400, 401, 403, 404, 410].map(isWorthAsking)).toEqual(Array(5).fill(false));
});
