// Runs test files one after the other (they load both cores by themselves) and prints the counts at the end.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import path from 'node:path';

const files = process.argv.slice(2).map((file) => path.resolve(file));
const counts = { pass: 0, fail: 0, skip: 0 };
const stream = run({ files, concurrency: 1, timeout: 30 * 60 * 1000 });
const note = (kind) => (event) => {
  if (event.details?.type === 'suite' || files.includes(event.name)) return;
  if (event.skip !== undefined) counts.skip += 1;
  else counts[kind] += 1;
};
stream.on('test:pass', note('pass'));
stream.on('test:fail', note('fail'));
stream.on('test:fail', () => (process.exitCode = 1));
stream.on('end', () => console.log(`node tests: ${counts.pass} passed, ${counts.fail} failed, ${counts.skip} skipped`));
stream.compose(new spec()).pipe(process.stdout);
