// The document from which the web client is generated is the one the server prints: neither can drift.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Server } from '../support/server.mjs';

const committed = new URL('../../web/openapi.json', import.meta.url);

test('web/openapi.json is the server’s own document (UPDATE_OPENAPI=1 writes it)', async () => {
  const server = await new Server().start();
  const printed = await (await fetch(server.origin + '/api/openapi.json')).json();
  await server.stop();
  if (process.env.UPDATE_OPENAPI) writeFileSync(committed, JSON.stringify(printed, null, 2) + '\n');
  assert.deepEqual(JSON.parse(readFileSync(committed, 'utf8')), printed);
});

test('the document names every code that a refusal can hold', async () => {
  const { paths, components } = JSON.parse(readFileSync(committed, 'utf8'));
  const codes = new Set(components.schemas.Error.properties.code.enum);
  const refusals = Object.values(paths).flatMap(Object.values).flatMap(({ responses }) => Object.entries(responses).filter(([status]) => status >= 400));
  assert.ok(refusals.length > 300);
  for (const [status, { description }] of refusals) assert.ok(codes.has(description), `${status} ${description}`);
  for (const edge of ['headers_too_large', 'method_not_allowed', 'misdirected', 'internal']) assert.ok(codes.has(edge), edge);
});
