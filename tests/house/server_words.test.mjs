// The web UI translates sentences of the server by their English words: each that it knows is one the server can say, and
// every error code has words for the sentences that it does not know.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name) => readFileSync(path.join(root, name), 'utf8');

/** All string literals of the server's sources; those that the compiler joins are joined. */
const literals = execFileSync('git', ['ls-files', 'src/*.cpp', 'src/*.hpp'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  .filter((name) => !/_test\.cpp$/.test(name)).map((name) => read(name).replace(/"\s*\n\s*"/g, '')).join('\n');

const italian = read('web/src/text/it/server.ts');
const sentences = [...italian.matchAll(/^ {4}'((?:[^'\\]|\\')+)': '/gm)].map(([, sentence]) => sentence.replaceAll("\\'", "'"));

test('every sentence that is translated is one that the server says', () => {
  assert.ok(sentences.length > 60, `${sentences.length} sentences`);
  const unknown = sentences.filter((sentence) => !sentence.split('{}').every((piece) => piece.trim().length < 6 || literals.includes(piece.trimEnd())));
  assert.deepEqual(unknown, []);
});

test('every error code that people meet has words', () => {
  const document = JSON.parse(read('web/openapi.json'));
  const { enum: codes } = document.components.schemas.Error.properties.code;
  // Broken requests, which no page sends.
  const machines = ['bad_request', 'expectation_failed', 'headers_too_large', 'http_version', 'length_required', 'method_not_allowed', 'misdirected', 'uri_too_long'];
  const known = [...italian.slice(italian.indexOf('byCode')).matchAll(/^ {4}(\w+): '/gm)].map(([, code]) => code);
  assert.deepEqual(codes.filter((code) => !known.includes(code) && !machines.includes(code)), []);
});
