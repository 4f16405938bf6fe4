import { expect, it } from 'vitest';
import { RequestRecord } from './request-record';

it('counts requests, those that were waited for, and how long answers took', () => {
  const record = new RequestRecord();
  expect(record.figures()).toEqual({ requests: 0, awaited: 0, latency: null });
  for (const [wait, refused] of [[20, false], [900, false], [30, true]] as const) record.add(wait, refused);
  expect(record.figures()).toEqual({ requests: 3, awaited: 2, latency: { newest: 30, median: 30 } });
});

it('forgets latencies of long ago', () => {
  const record = new RequestRecord();
  record.add(5000, false);
  for (let index = 0; index < 40; index += 1) record.add(10, false);
  expect(record.figures().latency).toEqual({ newest: 10, median: 10 });
  expect(record.figures().requests).toBe(41);
});
