import { expect, it } from 'vitest';
import { Lanes } from './lanes';

const quiet = () => new Promise((resolve) => setTimeout(resolve));

/** Who is inside, in the order of coming in. */
function crowd(lanes: Lanes) {
  const inside: string[] = [];
  const leavers: (() => void)[] = [];
  const come = (name: string, order: number, signal = new AbortController().signal) => {
    lanes.enter(order, signal).then(
      (leave) => {
        inside.push(name);
        leavers.push(leave);
      },
      () => inside.push(`${name} gave up`),
    );
  };
  return { inside, leavers, come };
}

it('lets three in at first, then whoever came first', async () => {
  const { inside, leavers, come } = crowd(new Lanes());
  for (const name of ['a1', 'a2', 'a3']) come(name, 1);
  come('b', 2);
  come('a4', 1);
  await quiet();
  expect(inside).toEqual(['a1', 'a2', 'a3']);
  leavers[0]?.();
  leavers[0]?.();
  await quiet();
  expect(inside).toEqual(['a1', 'a2', 'a3', 'a4']);
});

it('opens a fourth lane when all goes well, and closes lanes down to one when nothing does', async () => {
  const lanes = new Lanes();
  const { inside, leavers, come } = crowd(lanes);
  for (let index = 0; index < 6; index += 1) lanes.worked();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) come(name, 1);
  await quiet();
  expect(inside).toHaveLength(4);
  for (let index = 0; index < 9; index += 1) lanes.failed();
  for (const leave of leavers.slice(0, 3)) leave();
  await quiet();
  expect(inside).toHaveLength(4);
  leavers[3]?.();
  await quiet();
  expect(inside).toHaveLength(5);
});

it('lets those who wait go away', async () => {
  const { inside, come } = crowd(new Lanes());
  for (const name of ['a', 'b', 'c']) come(name, 1);
  const stop = new AbortController();
  come('d', 1, stop.signal);
  stop.abort();
  await quiet();
  expect(inside).toEqual(['a', 'b', 'c', 'd gave up']);
});
