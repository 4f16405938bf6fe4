// docs/security.md says how each item of OWASP ASVS 5.0, levels 1 and 2, holds. What it says must be there: every number
// once, the files and tests it names, the counts at its top, and a row with risk and remedy for all that is open.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Per chapter: how many items of levels 1 and 2 each section has. They are the first ones of it, without gaps. */
const sections = [
  [2, 9, 11, 3, 2], [3, 3, 4, 1], [0, 2, 4, 6, 5, 0, 2], [3, 1, 2, 4], [1, 3, 2, 3], [3, 12, 4, 4, 5, 3, 0, 4], [3, 4, 2, 5, 2, 2],
  [2, 3, 1, 1], [3, 4], [2, 2, 4, 11, 5, 2, 3], [2, 3, 3, 4, 1, 1], [3, 2, 4], [1, 5, 2, 5], [2, 4, 3], [3, 3, 7], [1, 5, 4, 3, 3], [1, 4, 2],
];
const standard = sections.flatMap((counts, chapter) => counts.flatMap((count, section) =>
  Array.from({ length: count }, (_, item) => `${chapter + 1}.${section + 1}.${item + 1}`)));

/** `1.2.6–1.2.8, 1.3.1` → its numbers. */
function numbersIn(cell) {
  return cell.split(',').flatMap((part) => {
    const range = /^(\d+\.\d+)\.(\d+)(?:–\1\.(\d+))?$/.exec(part.trim());
    assert.ok(range, `"${part}" is no item and no range of one section`);
    const [, section, from, to = from] = range;
    return Array.from({ length: to - from + 1 }, (_, i) => `${section}.${Number(from) + i}`);
  });
}

/** Rows of all tables as lists of cells; `items`: those whose first cell begins with a number of the standard. */
function read(text) {
  const rows = text.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const numbered = rows.filter(([first]) => /^\d+\.\d+\.\d+/.test(first)).map((cells) => ({ numbers: numbersIn(cells[0]), cells }));
  const isOpenRow = ({ cells }, at, all) => at < all.findIndex(({ numbers }) => numbers.includes('1.1.1'));
  return {
    open: numbered.filter(isOpenRow),
    items: numbered.filter((row, at, all) => !isOpenRow(row, at, all))
      .map(({ numbers, cells }) => ({ numbers, cells, kind: /^(test|built|operator|n\/a|open)\b/.exec(cells[3])?.[1] })),
    counts: Object.fromEntries(rows.filter((cells) => cells.length === 2 && /^\d+$/.test(cells[1])).map(([what, count]) => [what, Number(count)])),
  };
}

/** Whether a file has a test of that name: `Suite.Name` in C++, the sentence in JavaScript. */
function hasTest(file, name) {
  const text = readFileSync(path.join(project, file), 'utf8');
  if (/\.(cpp|hpp)$/.test(file)) return new RegExp(`TEST(_F|_P)?\\(${name.replace('.', ',\\s*')}\\)`).test(text);
  return ["'", '"', '`'].some((quote) => ['test', 'it'].some((call) => text.includes(`${call}(${quote}${name}${quote}`)));
}

/** What is wrong with the proof of an item: names of files in backticks, of tests in quotation marks behind their file. */
function problemsOf({ numbers: [item], cells, kind }) {
  if (cells.length !== 4 || cells.some((cell) => cell === '')) return [`${item}: a row has four cells`];
  if (!kind) return [`${item}: ${cells[3]} is no kind of proof`];
  const problems = [];
  let file;
  const found = { files: 0, tests: 0 };
  for (const [, named, name] of cells[3].matchAll(/`([^`]+)`|"([^"]+)"/g)) {
    if (named) {
      file = existsSync(path.join(project, named)) ? named : undefined;
      if (!file) problems.push(`${item}: there is no ${named}`);
      found.files += 1;
    } else if (file) {
      if (!hasTest(file, name)) problems.push(`${item}: ${file} has no test "${name}"`);
      found.tests += 1;
    }
  }
  if (kind === 'test' && found.tests === 0) problems.push(`${item}: names no test`);
  if (kind === 'built' && found.files === 0) problems.push(`${item}: names no file`);
  return problems;
}

const page = readFileSync(path.join(project, 'docs/security.md'), 'utf8');
const place = (number) => standard.indexOf(number);
const sorted = (numbers) => numbers.toSorted((a, b) => place(a) - place(b));

test('every item of levels 1 and 2 stands in the table, once', () => {
  assert.equal(standard.length, 253);
  const named = read(page).items.flatMap(({ numbers }) => numbers);
  assert.deepEqual(sorted(named), standard);
});

test('the files and tests that prove items exist', () => {
  assert.deepEqual(read(page).items.flatMap(problemsOf), []);
});

test('the counts at the top are those of the table', () => {
  const { items, counts } = read(page);
  const of = (...kinds) => items.filter(({ kind }) => kinds.includes(kind)).flatMap(({ numbers }) => numbers).length;
  assert.deepEqual(counts, {
    'levels 1 and 2': standard.length,
    'that apply': standard.length - of('n/a'),
    'with an automatic test': of('test'),
    'by construction': of('built'),
    "the operator's part": of('operator'),
    open: of('open'),
    'not applying': of('n/a'),
  });
});

test('what is open says its risk and what an operator can do', () => {
  const { items, open } = read(page);
  const listed = open.flatMap(({ numbers }) => numbers);
  assert.deepEqual(sorted(listed), sorted(items.filter(({ kind }) => kind === 'open').flatMap(({ numbers }) => numbers)));
  for (const { cells } of open) assert.ok(cells.length === 4 && cells.every((cell) => cell !== ''), cells[0]);
});

test('a false row is found', () => {
  const problems = (proof) => problemsOf(read(`| 1.1.1 | a | b | ${proof} |`).items[0]);
  assert.deepEqual(problems('test `src/base/absent_test.cpp` "Text.X"'), ['1.1.1: there is no src/base/absent_test.cpp', '1.1.1: names no test']);
  assert.deepEqual(problems('test `src/base/text_test.cpp` "Text.SplitsAndTrim"'), ['1.1.1: src/base/text_test.cpp has no test "Text.SplitsAndTrim"']);
  assert.deepEqual(problems('test `tests/house/checks.test.mjs` "check_docs_links"'), ['1.1.1: tests/house/checks.test.mjs has no test "check_docs_links"']);
  assert.deepEqual(problems('built'), ['1.1.1: names no file']);
  assert.deepEqual(problems('surely'), ['1.1.1: surely is no kind of proof']);
  assert.throws(() => read('| 1.2.1–1.3.2 | a | b | n/a |'), /no range of one section/);
});
