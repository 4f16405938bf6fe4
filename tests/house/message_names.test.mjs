// Two structs of one name in different translation units break the one-definition rule without a word from compiler or
// linker, and the contract's document names the bodies by them: each name of src/api/*_messages.hpp is defined once.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** [path, text] of every C++ file of the program. */
function* sources() {
  for (const entry of readdirSync(path.join(project, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(hpp|cpp)$/.test(entry.name)) continue;
    const file = path.join(entry.path, entry.name);
    yield [path.relative(project, file), readFileSync(file, 'utf8')];
  }
}

const isMessages = (file) => /^src\/api\/\w+_messages\.hpp$/.test(file);

/** The types that a text defines; a mere declaration is none. */
const defined = (text) => [...text.matchAll(/^\s*(?:struct|class)\s+(\w+)(?:\s+final)?\s*(?::[^;{]*)?\{/gm)].map((m) => m[1]);

/** `name: file, file` of every message that is defined more than once. */
function repeated(files) {
  const places = new Map();
  for (const [file, text] of files) for (const name of defined(text)) places.set(name, [...(places.get(name) ?? []), file]);
  return [...places].filter(([, where]) => where.length > 1 && where.some(isMessages)).map(([name, where]) => `${name}: ${where.sort().join(', ')}`);
}

test('the name of a message is that of no other type of the program', () => {
  const files = [...sources()];
  const messages = files.filter(([file]) => isMessages(file)).flatMap(([, text]) => defined(text));
  assert.ok(messages.length > 60, `only ${messages.length} messages were found: does this test still read them?`);
  assert.deepEqual(repeated(files), []);
});

test('a name that is given twice is found, wherever the second one stands', () => {
  const files = [
    ['src/api/a_messages.hpp', 'struct PageBody {\n};\nstruct ItemBody {\n};\nstruct LaterBody;\n'],
    ['src/api/b_messages.hpp', 'struct PageBody {\n};\nstruct LaterBody final : Base {\n};\n'],
    ['src/app/c.cpp', 'namespace {\n    struct ItemBody {};\nclass Twice {};\n}\n'],
    ['src/app/d.cpp', 'class Twice {};\n'],
  ];
  assert.deepEqual(repeated(files).sort(), ['ItemBody: src/api/a_messages.hpp, src/app/c.cpp', 'PageBody: src/api/a_messages.hpp, src/api/b_messages.hpp']);
});
