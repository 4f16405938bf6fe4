// A large instance: ready in a second, and every list and search answered in 50 ms (p99), also while people write. A tenth
// of 100,000 videos, 20,000 users and 1,000,000 comments; all of them with TEST_SCALE=torture.
import assert from 'node:assert/strict';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readOperations } from '../support/api_document.mjs';
import { ask, fullSize, inconsistencies, makeLargeInstance, password, tenthSize } from '../support/large_instance.mjs';
import { listCases } from '../support/list_cases.mjs';
import { Client, patience, Server, temporaryFolder } from '../support/server.mjs';

const torture = process.env.TEST_SCALE === 'torture';
const size = torture ? fullSize : tenthSize;
const calls = Number(process.env.CALLS ?? (torture ? 200 : 15));
const limit = 50 * patience;

let server;
let database;
let marks;
let people;
let cases;
const agent = new http.Agent({ keepAlive: true });

before(async () => {
  const dataDir = temporaryFolder();
  database = path.join(dataDir, 'sunomi.db');
  marks = await makeLargeInstance(dataDir, size);
  server = new Server({ dataDir, env: { SUNOMI_COMMENTS_PER_MINUTE: '10000' } });
}, { timeout: 900_000 });
after(() => {
  agent.destroy();
  return server?.process && server.stop();
});

/** {status, text, link, took}: took in ms, to the last byte. */
function call({ as, method, path: route, body }) {
  const begun = performance.now();
  const { token } = people[as];
  const content = body && JSON.stringify(body);
  const headers = { ...(token ? { authorization: 'Bearer ' + token } : {}), ...(content ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) } : {}) };
  return new Promise((resolve, reject) => {
    const request = http.request(server.origin + route, { method, agent, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(pieces).toString(), link: answer.headers.link, took: performance.now() - begun }));
    });
    request.on('error', reject);
    request.end(content);
  });
}

async function logIn(userId) {
  const client = new Client(server.origin);
  client.token = (await client.expect('POST', '/auth/login', { userId, password })).token;
  return client;
}

/** How many things a list, a page object, or a feed holds. */
function lengthOf(text) {
  if (text.startsWith('<')) return text.split(/<(?:entry|item)>/).length - 1;
  const value = JSON.parse(text);
  return Array.isArray(value) ? value.length : Object.values(value).find(Array.isArray).length;
}

/** The case itself, or the page behind the place to which `skip` leads. */
async function inTheDeep(the_case) {
  if (!the_case.deep) return the_case;
  const separator = the_case.path.includes('?') ? '&' : '?';
  const { status, text, link } = await call({ ...the_case, path: `${the_case.path}${separator}skip=${the_case.deep}` });
  assert.equal(status, 200, `${the_case.name}: ${text.slice(0, 200)}`);
  const next = /<([^>]+)>; rel="next"/.exec(link ?? '');
  assert.ok(next, `${the_case.name}: the list ends before ${the_case.deep}`);
  return { ...the_case, path: next[1] };
}

const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)];

/** The cases, round after round, so that what disturbs for a moment does not meet one of them alone; their times. */
async function measure(rows, rounds) {
  const times = new Map(rows.map((row) => [row, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      const { status, took, text } = await call(row);
      assert.equal(status, 200, `${row.name}: ${text.slice(0, 200)}`);
      times.get(row).push(took);
    }
  }
  return times;
}

/** Asserts the limit for all, and tells the worst. What misses it is tried again: a busy machine delays any call. */
async function holdTheLimit(t, what) {
  const times = await measure(cases, calls);
  const p99 = new Map(cases.map((row) => [row, percentile(times.get(row), 0.99)]));
  for (let tries = 1; tries < 4; ++tries) {
    const slow = cases.filter((row) => p99.get(row) > limit);
    for (const [row, again] of await measure(slow, calls)) p99.set(row, Math.min(p99.get(row), percentile(again, 0.99)));
  }
  const worst = [...p99].sort((a, b) => b[1] - a[1]);
  const told = ([row, time]) => `${row.name} ${time.toFixed(1)} ms`;
  const all = [...times.values()].flat();
  t.diagnostic(`${what}: ${cases.length} lists and searches × ${calls}: median ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms; worst p99: ${worst.slice(0, 3).map(told).join('; ')}`);
  assert.deepEqual(worst.filter(([, time]) => time > limit).map(told), []);
}

test('a large instance is ready in a second', async (t) => {
  await server.start();
  t.diagnostic(`${size.videos} videos, ${size.users} users, ${size.comments} comments: ready after ${server.readyAfter} ms`);
  assert.ok(server.readyAfter <= 1000 * patience, `${server.readyAfter} ms`);
  const [admin, fan, channel] = await Promise.all([marks.admin, marks.fan, marks.channel].map(logIn));
  people = { guest: new Client(server.origin), admin, fan, channel };
});

test('every list and search of the API finds something, at its beginning and in the deep', async () => {
  const api = await readOperations(server.origin);
  const unmeasured = { id: 'listNovelties', parameters: [{ name: 'take', in: 'query', schema: {} }], responses: {} };
  assert.throws(() => listCases({ ...api, operations: [...api.operations, unmeasured] }, marks, size), /nobody measures: listNovelties/);
  cases = [];
  for (const row of listCases(api, marks, size)) cases.push(await inTheDeep(row));
  for (const row of cases) {
    const { status, text } = await call(row);
    assert.equal(status, 200, `${row.name}: ${text.slice(0, 200)}`);
    assert.ok(row.mayBeEmpty || lengthOf(text) > 0, `${row.name} is empty`);
  }
});

test('every list and search is answered in 50 ms', { timeout: 1_800_000 }, async (t) => holdTheLimit(t, 'nobody writes'));

test('every list and search is answered in 50 ms while people write and a channel is renamed', { timeout: 1_800_000 }, async (t) => {
  let over = false;
  const written = { comments: [], likes: [], renames: [], edits: [] };
  const again = async (what, act) => {
    while (!over) {
      const begun = performance.now();
      await act(written[what].length);
      written[what].push(performance.now() - begun);
    }
  };
  const own = await people.channel.expect('GET', `/video/user/${marks.channel}/videos?take=100`);
  const writers = [
    again('comments', (i) => people.fan.expect('POST', `/video/${marks.busiestVideo}/comment`, { comment: 'Number ' + i })),
    again('likes', (i) => people.channel.expect('POST', `/video/${marks.busiestVideo}/like`, { isLiking: i % 2 === 0 })),
    again('renames', (i) => people.channel.expect('PUT', '/user', { name: 'Renamed ' + i })),
    again('edits', (i) => people.channel.expect('PATCH', '/video/' + own[i % own.length].id, { tags: ['edited', 'edit' + i] })),
  ];
  try {
    await holdTheLimit(t, 'while people write');
  } finally {
    over = true;
    await Promise.all(writers);
    const told = ([what, times]) => `${times.length} ${what} (the slowest ${Math.max(...times).toFixed(0)} ms)`;
    t.diagnostic('written meanwhile: ' + Object.entries(written).map(told).join(', '));
  }
});

test('after that, every counter and the search index are right', { timeout: 900_000 }, async () => {
  // A renamed channel is indexed bit by bit.
  for (let i = 0; i < 120 && ask(database, 'SELECT COUNT(*) FROM search_stale') !== '0'; ++i) await sleep(500);
  assert.equal(inconsistencies(database), '');
  assert.notEqual(ask(database, "SELECT COUNT(*) FROM comments WHERE text LIKE 'Number %'"), '0');
});
