// Runs test files one after the other (they load both cores by themselves) and prints the counts and the figures that
// they reported. With TEST_RESULTS=FILE what has passed is noted there and not run again with the same binary, so a long
// run can be taken up where it was cut off.
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { binary } from './server.mjs';

const results = process.env.TEST_RESULTS;
const build = existsSync(binary) ? statSync(binary).mtimeMs : 0;
const known = results && existsSync(results) ? readFileSync(results, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
const isSummary = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/** Runs one file; {file, build, pass, fail, skip, figures}. */
function runFile(file) {
  const result = { file, build, pass: 0, fail: 0, skip: 0, figures: [] };
  const stream = run({ files: [path.resolve(file)], concurrency: 1, timeout: 60 * 60 * 1000 });
  const note = (kind) => (event) => {
    if (event.details?.type === 'suite') return;
    if (event.name === path.resolve(file)) {
      if (kind === 'fail') result.fail ||= 1; // it did not even load, or ended early
      return;
    }
    result[event.skip === undefined ? kind : 'skip'] += 1;
  };
  stream.on('test:pass', note('pass'));
  stream.on('test:fail', note('fail'));
  stream.on('test:diagnostic', ({ message }) => isSummary.test(message) || result.figures.push(message));
  return new Promise((resolve) => {
    const report = stream.compose(new spec());
    report.on('end', () => resolve(result));
    report.pipe(process.stdout, { end: false });
  });
}

const all = [];
for (const file of process.argv.slice(2)) {
  const before = known.find((result) => result.file === file && result.build === build && result.fail === 0);
  const result = before ?? (await runFile(file));
  all.push(result);
  if (results && !before) appendFileSync(results, JSON.stringify(result) + '\n');
}

const sum = (kind) => all.reduce((total, result) => total + result[kind], 0);
console.log('\nfigures');
for (const { file, figures } of all) for (const figure of figures) console.log(`  ${path.basename(file, '.test.mjs').padEnd(12)} ${figure}`);
console.log(`node tests: ${sum('pass')} passed, ${sum('fail')} failed, ${sum('skip')} skipped`);
process.exitCode = sum('fail') > 0 || sum('pass') === 0 ? 1 : 0;
