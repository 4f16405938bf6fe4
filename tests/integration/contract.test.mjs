// The document that clients are made from says everything about every operation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readOperations } from '../support/api_document.mjs';
import { Server } from '../support/server.mjs';

let server;
let document;
let operations;

before(async () => {
  server = await new Server().start();
  ({ document, operations } = await readOperations(server.origin));
});
after(() => server.stop());

const isJson = (type) => type === 'application/json';
const each = (judge) => operations.flatMap((operation) => judge(operation).map((problem) => `${operation.method} ${operation.path}: ${problem}`));

test('every operation has an id of its own, a summary and a row of the authorization matrix', () => {
  const rows = ['anyone', 'viewer', 'user', 'owner', 'owner_or_moderator', 'moderator', 'admin'];
  assert.ok(operations.length > 20);
  assert.equal(new Set(operations.map(({ id }) => id)).size, operations.length);
  assert.deepEqual(each(({ id, summary, access }) => [
    ...(/^[a-z][A-Za-z0-9]+$/.test(id) ? [] : ['no operationId']),
    ...(summary ? [] : ['no summary']),
    ...(rows.includes(access) ? [] : [`no access row (${access})`]),
  ]), []);
});

test('every JSON body, asked or answered, has a schema and an example that fits it', () => {
  assert.deepEqual(each(({ bodySchema, bodyExample, bodyValid, responses }) => {
    const problems = [];
    if (bodySchema && (bodyExample === undefined || !bodyValid(bodyExample))) problems.push('the request has no fitting example');
    const answer = responses[200];
    if (!answer?.schema && !responses[302]) problems.push('the answer has no schema');
    if (isJson(answer?.type) && answer.schema.properties && !answer.valid(answer.example)) problems.push('the answer has no fitting example');
    return problems;
  }), []);
});

test('every operation lists its errors, in the one form that errors have', () => {
  assert.deepEqual(each(({ access, path, bodySchema, responses }) => {
    const expected = ['400', '503', ...(access === 'anyone' ? [] : ['401']), ...(bodySchema ? ['413'] : []),
      ...(/owner|moderator|admin/.test(access) ? ['403'] : []), ...(/\{/.test(path) ? ['404'] : [])];
    return [
      ...expected.filter((status) => !responses[status]).map((status) => `does not list ${status}`),
      ...Object.entries(responses).filter(([status, { schema }]) => status >= 400 && schema?.$ref !== '#/components/schemas/Error')
        .map(([status]) => `${status} is of another form`),
    ];
  }), []);
});

test('every parameter of a path is in it, and every one is described', () => {
  assert.deepEqual(each(({ path, parameters }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    return [
      ...(JSON.stringify(inPath) === JSON.stringify(described) ? [] : ['path parameters differ']),
      ...parameters.filter(({ schema }) => !schema).map(({ name }) => `${name} has no schema`),
    ];
  }), []);
});

test('the document is OpenAPI 3.1 with its errors and its bearer scheme', () => {
  assert.match(document.openapi, /^3\.1\./);
  assert.deepEqual(Object.keys(document.components.schemas.Error.properties).sort(), ['code', 'error', 'requestId']);
  assert.equal(document.components.securitySchemes.bearer.scheme, 'bearer');
});
