// Raw bytes against the real binary: every ambiguous, oversized or slow request is refused with the right status, nothing
// hidden in one is executed, and the server goes on as before, with its memory bounded.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, exchange, memoryOf, percentile, RawConnection } from '../support/raw_http.mjs';
import { Client, patience, Server } from '../support/server.mjs';

const server = new Server();
let client;
let memoryBefore;
const slow = {};
const host = 'Host: localhost\r\n';
const smuggled = `POST /api/auth/signup HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 56\r\n\r\n{"userId":"smuggled","password":"long enough","name":"s"}`;

before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
  for (let i = 0; i < 50; i += 1) await ask(server.port, 'GET', '/api/video/all-videos');
  memoryBefore = memoryOf(server.process.pid);
  slow.head = await beginSlowHead();
  slow.body = await beginSlowBody();
});
after(() => server.stop());

/** A byte of a head each 0.4 s. */
async function beginSlowHead() {
  const connection = new RawConnection(server.port);
  await connection.connected;
  connection.begun = Date.now();
  const endless = async () => {
    await connection.send('GET / HTTP/1.1\r\nX: ');
    while (!connection.firstByteAfter && Date.now() - connection.begun < 20000) {
      await connection.send('a');
      await sleep(400);
    }
  };
  connection.sending = endless();
  return connection;
}

/** 200 bytes a second of a pre-signed PUT of 1 MB. */
async function beginSlowBody() {
  const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 'slow' });
  const target = url.slice(server.origin.length);
  const connection = new RawConnection(server.port);
  await connection.connected;
  connection.begun = Date.now();
  connection.videoId = videoId;
  const trickle = async () => {
    await connection.send(`PUT ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 1000000\r\n\r\n`);
    while (!connection.firstByteAfter && Date.now() - connection.begun < 30000) {
      await connection.send('x'.repeat(100));
      await sleep(500);
    }
  };
  connection.sending = trickle();
  return connection;
}

async function stillWell() {
  const health = await ask(server.port, 'GET', '/healthz');
  assert.equal(health.status, 200);
  assert.equal(server.process.exitCode, null);
}

function assertErrorBody(answer, status) {
  assert.equal(answer.status, status);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const body = JSON.parse(answer.body);
  assert.deepEqual(Object.keys(body).sort(), ['code', 'error', 'requestId']);
  assert.equal(body.requestId, answer.headers.get('x-request-id'));
}

const post = (fields, rest = '') => `POST /api/auth/login HTTP/1.1\r\n${host}${fields}\r\n${rest}`;
const get = (fields, target = '/healthz') => `GET ${target} HTTP/1.1\r\n${host}${fields}\r\n`;
const chunked = 'Transfer-Encoding: chunked\r\n';

const refusals = {
  'a chunked trailer of 100 KiB': [411, post(chunked, `0\r\nX: ${'a'.repeat(100 << 10)}\r\n\r\n`)],
  'ten thousand trailers': [411, post(chunked, `0\r\n${'X: a\r\n'.repeat(10000)}\r\n`)],
  'an endless chunk extension': [411, post(chunked, `1;${'a'.repeat(16 << 20)}`)],
  'an unknown transfer coding that hides a request': [411, post('Transfer-Encoding: gzip\r\n', smuggled)],
  'a length and a coding, coding last': [411, post(`Content-Length: 6\r\n${chunked}`, `0\r\n\r\n${smuggled}`)],
  'a coding and a length, length last': [411, post(`${chunked}Content-Length: 4\r\n`, `5c\r\n${smuggled}\r\n0\r\n\r\n`)],
  'a coding in disguise': [411, post('Transfer-Encoding: xchunked\r\nTransfer-encoding: identity\r\n', smuggled)],
  'a coding with a blank before its colon': [400, post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${smuggled}`)],
  'a coding on a GET': [400, get(chunked) + `0\r\n\r\n${smuggled}`],
  'two different lengths': [400, post('Content-Length: 0\r\nContent-Length: 5\r\n', smuggled)],
  'two equal lengths': [400, post('Content-Length: 5\r\nContent-Length: 5\r\n', 'abcde')],
  'a list of lengths': [400, post('Content-Length: 5, 5\r\n', 'abcde')],
  'a length with a sign': [400, post('Content-Length: +5\r\n', 'abcde')],
  'a negative length': [400, post('Content-Length: -1\r\n', smuggled)],
  'a hexadecimal length': [400, post('Content-Length: 0x5\r\n', 'abcde')],
  'an empty length': [400, post('Content-Length:\r\n', smuggled)],
  'a length beyond 2^63': [400, post('Content-Length: 9223372036854775808\r\n')],
  'a length beyond 2^64': [400, post('Content-Length: 18446744073709551617\r\n', 'a')],
  'a length larger than the route takes': [413, post('Content-Length: 9223372036854775807\r\n')],
  'a folded field': [400, get('X-A: a\r\n b\r\n')],
  'a folded first field': [400, `GET /healthz HTTP/1.1\r\n ${host}\r\n`],
  'a target in absolute form': [400, get('', 'http://localhost/healthz')],
  'a target in asterisk form': [400, `OPTIONS * HTTP/1.1\r\n${host}\r\n`],
  'a CONNECT': [405, `CONNECT localhost:22 HTTP/1.1\r\n${host}\r\n`],
  'a TRACE': [405, `TRACE / HTTP/1.1\r\n${host}\r\n`],
  'a blank in the target': [400, get('', '/health z')],
  'a fragment in the target': [400, get('', '/healthz#x')],
  'a line feed alone': [400, 'GET /healthz HTTP/1.1\nHost: localhost\n\n'],
  'a carriage return alone': [400, get('X: a\rContent-Length: 5\r\n')],
  'a NUL in a field': [400, get('X: a\0b\r\n')],
  'a byte above ASCII in a field': [400, get('X: a\xffb\r\n')],
  'a byte above ASCII in the target': [400, get('', '/\xc3\xa9')],
  'a TLS hello': [400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + 'a'.repeat(500)],
  'an HTTP/2 preface': [505, `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`],
  'no version': [400, 'GET /healthz\r\n\r\n'],
  'a lower-case protocol': [400, `GET /healthz http/1.1\r\n${host}\r\n`],
  'HTTP/1.2': [505, `GET /healthz HTTP/1.2\r\n${host}\r\n`],
  'an odd Expect': [417, post('Expect: 200-maybe\r\nContent-Length: 2\r\n', '{}')],
  'two Expects': [417, post('Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 2\r\n', '{}')],
  'no Host': [400, 'GET /healthz HTTP/1.1\r\n\r\n'],
  'two Hosts': [400, get('Host: evil.example\r\n')],
  'an empty Host': [400, 'GET /healthz HTTP/1.1\r\nHost:\r\n\r\n'],
  'a Host with a path': [400, 'GET /config.json HTTP/1.1\r\nHost: a/b\r\n\r\n'],
  'a Host with a user': [400, 'GET /config.json HTTP/1.1\r\nHost: u@localhost\r\n\r\n'],
  'a field without a colon': [400, get('nothing\r\n')],
  'a field without a name': [400, get(': x\r\n')],
  'a head of 20 KiB': [431, get(`X: ${'a'.repeat(20 << 10)}\r\n`)],
  'a head that never ends': [431, `GET / HTTP/1.1\r\n${'X: aaaaaaaaaaaaaaaa\r\n'.repeat(200000)}`],
  'a thousand fields': [431, get('X: a\r\n'.repeat(1000))],
  'a target of 9 KiB': [414, get('', '/' + 'a'.repeat(9 << 10))],
  'a target of 1 MiB': [414, get('', '/' + 'a'.repeat(1 << 20))],
  'a JSON body of 65 KiB': [413, post(`Content-Length: ${65 << 10}\r\n`, '1'.repeat(65 << 10))],
};

for (const [name, [status, bytes]] of Object.entries(refusals)) {
  test(`refuses ${name} with ${status} and ends the connection`, async () => {
    const answers = await exchange(server.port, bytes);
    assert.equal(answers.length, 1, 'exactly one answer');
    assertErrorBody(answers[0], status);
    assert.equal(answers[0].headers.get('connection'), 'close');
    await stillWell();
  });
}

test('executed nothing that was hidden in a body', async () => {
  const login = await client.call('POST', '/auth/login', { userId: 'smuggled', password: 'long enough' });
  assert.equal(login.status, 401);
});

test('a PUT that does not say its length is told that it must', async () => {
  const { url } = await client.expect('POST', '/upload/upload-url', { title: 'no length' });
  const target = url.slice(server.origin.length);
  const connection = new RawConnection(server.port);
  await connection.send(`PUT ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
  const [answer] = await connection.untilAnswers(1);
  connection.socket.destroy();
  assertErrorBody(answer, 411);
});

test('answers pipelined requests in their order, and none after a malformed one', async () => {
  const connection = new RawConnection(server.port);
  const ids = Array.from({ length: 40 }, () => randomBytes(8).toString('hex'));
  await connection.send(ids.map((id) => get('', `/healthz?${id}`)).join('') + get('', '/api/nothing') + get('Host: b\r\n') + get(''));
  await connection.ended;
  assert.deepEqual(connection.answers().map((a) => a.status), [...ids.map(() => 200), 404, 400]);
});

test('a request in single bytes is the same request', async () => {
  const connection = new RawConnection(server.port);
  await connection.connected;
  connection.socket.setNoDelay(true);
  for (const byte of get('Connection: close\r\n')) await connection.send(byte);
  await connection.ended;
  assert.equal(connection.answers()[0].status, 200);
});

test('Expect: 100-continue gets its interim answer only where the body is wanted', async () => {
  const wanted = new RawConnection(server.port);
  await wanted.send(post('Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n'));
  const [interim] = await wanted.untilAnswers(1);
  assert.equal(interim.status, 100);
  await wanted.send('{}');
  await wanted.ended;
  assert.deepEqual(wanted.answers().map((a) => a.status), [100, 400]);
  const unwanted = new RawConnection(server.port);
  await unwanted.send(`PUT /store/0123456789abcdef/original.mp4 HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n`);
  const answers = await unwanted.untilAnswers(1);
  unwanted.socket.destroy();
  assert.equal(answers.length, 1);
  assert.ok([400, 403].includes(answers[0].status), `${answers[0].status}`);
});

test('2,000 idle connections, and as many half heads, leave others as fast as before', { timeout: 60000 }, async (t) => {
  const measure = async () => {
    const times = [];
    for (let i = 0; i < 200; i += 1) {
      const begun = performance.now();
      assert.equal((await ask(server.port, 'GET', '/api/video/all-videos')).status, 200);
      times.push(performance.now() - begun);
    }
    return percentile(times, 0.99);
  };
  const alone = await measure();
  const memory = memoryOf(server.process.pid);
  const crowd = [];
  for (let i = 0; i < 2000; i += 1) crowd.push(new RawConnection(server.port));
  await Promise.all(crowd.map((c) => c.connected));
  await Promise.all(crowd.slice(0, 1000).map((c) => c.send('GET / HTTP/1.1\r\nHost: a\r\nX: ' + 'a'.repeat(1000))));
  const crowded = await measure();
  const each = ((memoryOf(server.process.pid) - memory) * 1024) / crowd.length;
  for (const connection of crowd) connection.socket.destroy();
  t.diagnostic(`p99 of a list: ${alone.toFixed(1)} ms alone, ${crowded.toFixed(1)} ms among 2,000; ${each.toFixed(1)} KiB a connection`);
  assert.ok(crowded <= Math.max(2 * alone, 30) * patience, `p99 ${crowded} ms, alone ${alone} ms`);
  assert.ok(each <= 12 * patience, `${each} KiB a connection`);
});

test('a head that does not come within 10 s is cut with 408', async () => {
  await slow.head.ended;
  await slow.head.sending;
  const [answer] = slow.head.answers();
  assertErrorBody(answer, 408);
  assert.ok(slow.head.firstByteAfter >= 9500 && slow.head.firstByteAfter <= 12000 * patience, `after ${slow.head.firstByteAfter} ms`);
});

test('an upload below 1 KiB/s is cut with 408, leaves nothing behind and can be sent again', async () => {
  await slow.body.ended;
  await slow.body.sending;
  assertErrorBody(slow.body.answers()[0], 408);
  assert.ok(slow.body.firstByteAfter <= 22000 * patience, `after ${slow.body.firstByteAfter} ms`);
  assert.equal((await client.video(slow.body.videoId)).status, 'UPLOADING');
});

test('a script of the UI cannot be taken for another type, and every answer says so', async () => {
  for (const [method, target] of [['GET', '/'], ['GET', '/healthz'], ['GET', '/nothing.js'], ['GET', '/metrics'], ['POST', '/media/x'],
    ['PUT', '/store/x'], ['GET', '/store/x'], ['GET', '/api/upload/sse/0'], ['PATCH', '/api/video/all-videos'], ['GET', '/ws']]) {
    const answer = await ask(server.port, method, target);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', `${method} ${target}: ${answer.status}`);
  }
});

test('after all of this the memory is what it was, within 64 MiB, and nothing leaked into the log', async (t) => {
  await sleep(1000);
  const memory = memoryOf(server.process.pid);
  t.diagnostic(`resident: ${memoryBefore.toFixed(0)} MiB before, ${memory.toFixed(0)} MiB after, ${memoryOf(server.process.pid, 'VmHWM').toFixed(0)} MiB at most`);
  assert.ok(memory <= memoryBefore + 64 * patience, `${memory} MiB, before ${memoryBefore} MiB`);
  assert.doesNotMatch(server.log(), /aaaaaaaaaaaaaaaa/);
});
