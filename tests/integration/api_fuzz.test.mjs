// Every operation of the document with inputs that its schema allows, and with inputs that it does not: never a 5xx,
// never an answer that the document does not describe. TEST_SCALE=torture tries fifty times as many.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { fillPath, isStream, readOperations } from '../support/api_document.mjs';
import { clip } from '../support/media.mjs';
import { Client, Server } from '../support/server.mjs';

const runs = process.env.TEST_SCALE === 'torture' ? 2000 : 40;
const server = await new Server({ env: { SUNOMI_JWT_SECRET: 'fuzz'.repeat(10) } }).start();
const { operations } = await readOperations(server.origin);
const known = {};
let person;

before(async () => {
  person = await new Client(server.origin).signUp('fuzzed');
  known.videoId = known.videoID = await person.upload(await clip(2), { title: 'Fuzzed' });
  await person.settled(known.videoId);
  known.userId = 'fuzzed';
});
after(() => server.stop());

/** Text with everything that has ever broken a parser, a path or a query. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('', ' ', '..', '../..', "' OR 1=1 --", '%', '"', '\\', '\u0000', '\ud7ff', '\u202e', '😀'.repeat(30), '-1', '0', 'null',
    '9999999999999999999', '1e308', 'a'.repeat(5001), '<script>', '*', '(', 'AND', 'NEAR('),
);
const oddValue = fc.oneof(oddText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}),
  fc.array(fc.jsonValue(), { maxLength: 3 }));

/** Values that fit a schema of the kinds the document uses. */
function fitting(schema) {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  switch (schema.type) {
    case 'object': {
      if (!schema.properties) return fc.dictionary(fc.string({ maxLength: 8 }), fitting(schema.additionalProperties ?? { type: 'string' }), { maxKeys: 3 });
      const fields = Object.fromEntries(Object.entries(schema.properties).map(([name, field]) =>
        [name, known[name] === undefined ? fitting(field) : fc.oneof(fc.constant(known[name]), fitting(field))]));
      return fc.record(fields, { requiredKeys: schema.required ?? [] });
    }
    case 'array': return fc.array(fitting(schema.items), { maxLength: 4 });
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 });
    case 'number': return fc.double({ noNaN: true, noDefaultInfinity: true, min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
    case 'null': return fc.constant(null);
    default: return oddText;
  }
}

function requestsOf({ path, method, parameters, bodySchema, bodyTypes }) {
  const values = (place) => parameters.filter((parameter) => parameter.in === place);
  const pathValue = (name) => fc.oneof(fc.constant(known[name] ?? 'ffffffffffffffff'), fc.constantFrom('0000000000000000', '1'),
    oddText.map((text) => (/^\.{0,2}$/.test(text) ? 'x' : text)).map((text) => (text.isWellFormed() ? text : 'x')));
  const queryValue = (schema) => fc.oneof({ arbitrary: fitting(schema), weight: 2 }, oddText).map(String);
  return fc.record({
    path: fc.record(Object.fromEntries(values('path').map(({ name }) => [name, pathValue(name)]))).map((filled) => fillPath(path, filled)),
    query: fc.record(Object.fromEntries(values('query').map(({ name, schema }) => [name, queryValue(schema)])), { requiredKeys: [] }),
    body: bodySchema ? fc.oneof({ arbitrary: fitting(bodySchema), weight: 3 }, oddValue) : fc.constant(undefined),
    signedIn: fc.boolean(),
    method: fc.constant(method),
    type: fc.constantFrom(...(bodyTypes.length > 0 ? bodyTypes : ['application/json'])),
  });
}

async function send({ path, query, body, signedIn, method, type }) {
  const wellFormed = Object.entries(query).map(([name, value]) => [name, value.toWellFormed()]);
  const search = wellFormed.length > 0 ? '?' + new URLSearchParams(wellFormed) : '';
  const headers = { 'content-type': type, ...(signedIn ? { authorization: 'Bearer ' + person.token } : {}) };
  const answer = await fetch(server.origin + path + search, {
    method, headers, redirect: 'manual', body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, type: (answer.headers.get('content-type') ?? '').split(';')[0], text: await answer.text() };
}

/** Operations whose success would end the session or the account that the rest of the test uses. */
const endsThePerson = (operation) => /logout|log-out/i.test(operation.path) || (operation.path === '/api/user' && operation.method === 'DELETE')
  || operation.path.startsWith('/api/user/sessions');

for (const operation of operations.filter((each) => !isStream(each))) {
  test(`${operation.method} ${operation.path}`, async () => {
    const requests = requestsOf(operation);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const { status, type, text } = await send(endsThePerson(operation) ? { ...request, signedIn: false } : request);
        const described = operation.responses[status];
        assert.ok(status < 500 || status === 507, `${status} ${text}`);
        // A path that decodes to nothing of ours does not reach the operation: the router's own 404.
        const routers = status === 404 && operation.path.includes('{');
        // Nor does an address that is longer than the edge reads.
        const edges = status === 414;
        assert.ok(described || routers || edges || status === 304, `${status} is not described: ${text}`);
        if (!described) return;
        assert.equal(type, described.type ?? type);
        if (type === 'application/json') assert.ok(described.valid(JSON.parse(text)), `${text}\n${JSON.stringify(described.valid.errors)}`);
      }),
      { numRuns: runs },
    );
  });
}

test('the server is as well as before', async () => {
  assert.equal((await fetch(server.origin + '/readyz')).status, 200);
  assert.deepEqual(server.log().split('\n').filter((line) => / error |AddressSanitizer|runtime error/.test(line)), []);
});
