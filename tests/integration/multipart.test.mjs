// Uploads in parts, as a client on a bad line sees them: in any order, cut anywhere, taken up again by somebody who
// knows nothing but the id, and never twice.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../support/media.mjs';
import { Client, patience, Server, temporaryFolder } from '../support/server.mjs';

const MiB = 1 << 20;
const server = new Server();
let client;
before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
});
after(() => server.stop());

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
async function sha256OfFile(file) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}
const sqlite = (where, statements) => execFileSync('sqlite3', [path.join(where.dataDir, 'sunomi.db')], { input: statements, encoding: 'utf8' });
const originalOf = (where, id) => path.join(where.dataDir, 'store', 'objects', id, 'original.mp4');

/** A file that is no video: the platform takes it, and says so only when it looks inside. */
function noise(bytes) {
  const file = path.join(temporaryFolder(), 'noise.bin');
  writeFileSync(file, randomBytes(bytes));
  return file;
}

function slice(file, offset, size) {
  const bytes = Buffer.alloc(size);
  const fd = openSync(file, 'r');
  readSync(fd, bytes, 0, size, offset);
  closeSync(fd);
  return bytes;
}

const begin = (size, more = {}, as = client) => as.expect('POST', '/upload/multipart', { title: 'in parts', size, ...more });
const stateOf = (uploadId, as = client) => as.expect('GET', '/upload/multipart/' + uploadId);
const sign = (uploadId, parts, as = client) => as.expect('POST', `/upload/multipart/${uploadId}/part-urls`, { parts });
const complete = (uploadId, body = {}, as = client) => as.call('POST', `/upload/multipart/${uploadId}/complete`, body);

/** PUTs bytes; breaks the connection after `cutAt` of them. Resolves with status 0 when there was no answer. */
function put(url, bytes, { cutAt = Infinity, bytesPerSecond = Infinity, headers = {} } = {}) {
  return new Promise((resolve) => {
    const request = http.request(url, { method: 'PUT', agent: false, headers: { 'content-length': bytes.length, ...headers } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode, etag: answer.headers.etag, body }));
      answer.on('error', () => resolve({ status: 0 }));
    });
    request.on('error', (error) => resolve({ status: 0, body: error.code }));
    (async () => {
      const step = Number.isFinite(bytesPerSecond) ? Math.ceil(bytesPerSecond / 20) : 256 << 10;
      for (let at = 0; at < bytes.length && !request.destroyed; at += step) {
        if (at + step > cutAt) {
          request.write(bytes.subarray(at, cutAt));
          await sleep(5);
          return request.destroy();
        }
        if (!request.write(bytes.subarray(at, at + step))) while (request.writableNeedDrain && !request.destroyed) await sleep(1);
        if (Number.isFinite(bytesPerSecond)) await sleep(50);
      }
      request.end();
    })();
  });
}

const missingOf = ({ upload, stored }) => {
  const there = new Set(stored.map((s) => s.part));
  return Array.from({ length: upload.parts }, (_, i) => i + 1).filter((n) => !there.has(n));
};

/** Sends what is missing, `lanes` parts at once, until nothing is; what a client does that comes back. */
async function sendRest(uploadId, file, { as = client, lanes = 3, options = () => ({}) } = {}) {
  for (let round = 0; ; round += 1) {
    assert.ok(round < 200, 'the upload gets somewhere');
    const missing = missingOf(await stateOf(uploadId, as)).sort(() => Math.random() - 0.5).slice(0, 100);
    if (missing.length === 0) return;
    const parts = await sign(uploadId, missing, as);
    const lane = async () => {
      for (let part = parts.pop(); part; part = parts.pop()) {
        const answer = await put(part.url, slice(file, part.offset, part.size), options(part));
        if (![200, 409, 0].includes(answer.status)) throw new Error(`part ${part.part}: ${answer.status} ${answer.body}`);
        if (answer.status === 409) await sleep(20);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
}

test('parts in any order, three at a time, cut at random bytes and sent again, make the same file', async (t) => {
  const size = 40 * MiB + 12345;
  const file = noise(size);
  const { videoId, uploadId, partSize, parts } = await begin(size, { tags: ['b', 'a'], visibility: 'private', language: 'pt-BR', category: 'travel', licence: 'CC0-1.0' });
  assert.equal(partSize, 8 * MiB);
  assert.equal(parts, 6);
  let cuts = 0;
  await sendRest(uploadId, file, {
    options: (part) => {
      if (Math.random() < 0.5) return {};
      cuts += 1;
      return { cutAt: Math.floor(Math.random() * part.size) };
    },
  });
  const { upload, stored } = await stateOf(uploadId);
  assert.equal(upload.storedBytes, size);
  for (const part of stored) assert.equal(part.etag, sha256(slice(file, (part.part - 1) * partSize, part.size)), 'the etag is the SHA-256');
  const done = await complete(uploadId, { parts: stored.map(({ part, etag }) => ({ part, etag })) });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal(done.body.videoId, videoId);
  assert.equal(await sha256OfFile(originalOf(server, videoId)), await sha256OfFile(file));
  t.diagnostic(`${size} bytes, ${cuts} cuts`);
});

test('a real video in parts becomes watchable', { timeout: 120000 }, async () => {
  const file = await clip();
  const { size } = statSync(file);
  const { videoId, uploadId } = await begin(size);
  await sendRest(uploadId, file);
  assert.equal((await complete(uploadId)).status, 200);
  assert.equal((await client.settled(videoId)).status, 'COMPLETED');
});

test('what is complete, aborted, expired or of another is refused, and holes are named', async () => {
  const size = 20 * MiB;
  const file = noise(size);
  const { videoId, uploadId } = await begin(size);
  const [one, two, three] = await sign(uploadId, [1, 2, 3]);
  const bytes = (part) => slice(file, part.offset, part.size);
  assert.equal((await put(one.url, bytes(one))).status, 200);
  const holes = await complete(uploadId);
  assert.equal(holes.status, 409);
  assert.match(holes.body.error, /missing: 2–3$/);

  const otherPart = one.url.replace('partNumber=1', 'partNumber=2');
  const otherKey = one.url.replace(videoId, '00000000deadbeef');
  const otherUpload = one.url.replace(uploadId, uploadId.replace(/^./, (c) => (c === '0' ? '1' : '0')));
  const whole = one.url.replace(/partNumber=1&uploadId=[0-9a-f]+&/, '').replace(/uploadId=[0-9a-f]+/, '').replace(/partNumber=1/, '');
  for (const url of [otherPart, otherKey, otherUpload, whole]) assert.ok([400, 403].includes((await put(url, bytes(one))).status), url);
  assert.equal((await put(one.url, bytes(one).subarray(1))).status, 403, 'another length');
  assert.equal((await put(one.url.replace(/X-Amz-Date=\d{8}T/, 'X-Amz-Date=20200101T'), bytes(one))).status, 403, 'another time');

  const stranger = await new Client(server.origin).signUp();
  const guest = new Client(server.origin);
  for (const [method, route, body] of [['GET', ''], ['DELETE', ''], ['POST', '/complete', {}], ['POST', '/part-urls', { parts: [1] }]]) {
    assert.equal((await stranger.call(method, `/upload/multipart/${uploadId}${route}`, body)).status, 404, method + route);
    assert.equal((await guest.call(method, `/upload/multipart/${uploadId}${route}`, body)).status, 401, method + route);
  }
  assert.deepEqual(await stranger.expect('GET', '/upload/multipart'), []);
  assert.ok((await client.expect('GET', '/upload/multipart')).some((u) => u.uploadId === uploadId && u.title === 'in parts' && u.storedBytes === 8 * MiB));
  for (const parts of [[], [0], [4], [-1], Array(101).fill(1)]) assert.equal((await client.call('POST', `/upload/multipart/${uploadId}/part-urls`, { parts })).status, 400, String(parts));

  assert.equal((await put(two.url, bytes(two))).status, 200);
  assert.equal((await put(three.url, bytes(three))).status, 200);
  const wrong = await complete(uploadId, { parts: [{ part: 2, etag: '00' }] });
  assert.equal(wrong.status, 409);
  // Two completions at once, and one more: the same answer, one effect.
  const both = await Promise.all([complete(uploadId), complete(uploadId)]);
  both.push(await complete(uploadId));
  assert.deepEqual(both.map((a) => [a.status, a.body.videoId]), Array(3).fill([200, videoId]));
  const before = await sha256OfFile(originalOf(server, videoId));
  for (const part of [one, two, three]) assert.equal((await put(part.url, randomBytes(part.size))).status, 412, 'replay');
  assert.equal(await sha256OfFile(originalOf(server, videoId)), before);
  assert.equal((await client.call('DELETE', '/upload/multipart/' + uploadId)).status, 409);
  assert.equal((await stateOf(uploadId)).upload.completed, true);

  const aborted = await begin(size);
  const [part] = await sign(aborted.uploadId, [2]);
  assert.equal((await put(part.url, bytes(part))).status, 200);
  assert.ok(existsSync(path.join(server.dataDir, 'store', 'parts', aborted.uploadId)));
  await client.expect('DELETE', '/upload/multipart/' + aborted.uploadId);
  assert.equal((await put(part.url, bytes(part))).status, 404);
  assert.equal((await client.call('GET', '/upload/multipart/' + aborted.uploadId)).status, 404);
  assert.equal((await client.call('GET', '/video/' + aborted.videoId)).status, 404);
  assert.ok(!existsSync(path.join(server.dataDir, 'store', 'parts', aborted.uploadId)));
});

test('two tabs on one upload: one part at a time, and a part that is sent anew is not stored meanwhile', async () => {
  const size = 18 * MiB;
  const file = noise(size);
  const { videoId, uploadId } = await begin(size);
  const [first] = await sign(uploadId, [1]);
  const bytes = slice(file, 0, first.size);
  const slow = put(first.url, bytes, { bytesPerSecond: 8 * MiB });
  await sleep(300);
  const second = await put(first.url, bytes);
  assert.equal(second.status, 409, second.body);
  assert.equal((await slow).status, 200);
  // The other tab sends it again and breaks off: it has to come once more, whole.
  await put(first.url, randomBytes(first.size), { cutAt: MiB });
  await sleep(100);
  assert.deepEqual(missingOf(await stateOf(uploadId)), [1, 2, 3]);
  await Promise.all([sendRest(uploadId, file), sendRest(uploadId, file)]);
  const answers = await Promise.all([complete(uploadId), complete(uploadId)]);
  assert.deepEqual(answers.map((a) => a.status), [200, 200]);
  assert.equal(await sha256OfFile(originalOf(server, videoId)), await sha256OfFile(file));
});

const kills = Number(process.env.KILLS ?? (process.env.TEST_SCALE === 'torture' ? 100 : 10));
test(`${kills} kills -9 in the middle of parts and completions: the file is the same at the end`, { timeout: 1800000 }, async (t) => {
  const own = await new Server().start();
  let as = await new Client(own.origin).signUp();
  let struck = 0;
  let uploads = 0;
  while (struck < kills) {
    const size = 24 * MiB + Math.floor(Math.random() * MiB);
    const file = noise(size);
    const { videoId, uploadId } = await begin(size, {}, as);
    uploads += 1;
    const promised = new Map();
    for (let done = false; !done; ) {
      const sending = (async () => {
        const missing = missingOf(await stateOf(uploadId, as));
        for (const part of missing.length > 0 ? await sign(uploadId, missing, as) : []) {
          const answer = await put(part.url, slice(file, part.offset, part.size));
          if (answer.status === 200) promised.set(part.part, JSON.parse(answer.etag));
        }
        const { status, body } = await complete(uploadId, {}, as);
        return status === 200 ? true : `${status} ${JSON.stringify(body)}`;
      })().catch(String);
      if (struck < kills) {
        await sleep(Math.random() * 250 * patience);
        await own.kill();
        struck += 1;
        await sending;
        await own.start();
        const { upload, stored } = await stateOf(uploadId, as);
        if (!upload.completed) for (const [part, etag] of promised) assert.ok(stored.some((s) => s.part === part && s.etag === etag), `part ${part} was answered 200`);
      } else {
        done = await sending;
        assert.equal(done, true, 'without a kill it ends');
      }
      done ||= (await stateOf(uploadId, as)).upload.completed;
    }
    assert.equal((await complete(uploadId, {}, as)).body.videoId, videoId);
    assert.equal(await sha256OfFile(originalOf(own, videoId)), await sha256OfFile(file));
  }
  assert.equal(sqlite(own, 'SELECT COUNT(*) FROM upload_parts;').trim(), '0');
  assert.deepEqual(readdirSync(path.join(own.dataDir, 'store', 'parts')), [], 'no file without its upload');
  t.diagnostic(`${struck} kills, ${uploads} uploads`);
  await own.stop();
});

test('completing takes as long for 60 GB as for little', async (t) => {
  const own = await new Server({ env: { SUNOMI_MAX_UPLOAD_BYTES: '100G' } }).start();
  const as = await new Client(own.origin).signUp();
  const size = 60 * 1024 * MiB;
  const { videoId, uploadId, partSize } = await begin(20 * MiB, {}, as);  // the disk here may be small
  await own.kill('SIGTERM');
  // The parts as if they had come: their rows, and a file that is one hole.
  const parts = size / partSize;
  sqlite(
    own,
    `BEGIN; UPDATE multipart_uploads SET size_bytes = ${size}, stored_parts = ${parts}, stored_bytes = ${size} WHERE upload_id = '${uploadId}';
     WITH RECURSIVE n(part) AS (SELECT 1 UNION ALL SELECT part + 1 FROM n WHERE part < ${parts})
     INSERT INTO upload_parts (upload_id, part, size_bytes, etag) SELECT '${uploadId}', part, ${partSize}, hex(randomblob(32)) FROM n; COMMIT;`,
  );
  const file = path.join(own.dataDir, 'store', 'parts', uploadId);
  writeFileSync(file, '');
  truncateSync(file, size);
  await own.start();
  await as.call('GET', '/user/usage');
  const begun = performance.now();
  const done = await complete(uploadId, {}, as);
  const took = performance.now() - begun;
  assert.equal(done.status, 200, JSON.stringify(done.body));
  t.diagnostic(`complete of ${parts} parts, 60 GB: ${took.toFixed(1)} ms`);
  assert.ok(took <= 50 * patience, `${took} ms`);
  assert.equal((await as.call('GET', '/video/' + videoId)).status, 200);
  await own.stop();
});

test('who hears that the last part is stored can complete at once', async () => {
  const token = client.token;
  /** Both requests on one connection, the second one sent before the first is answered. */
  const sendAndComplete = (uploadId, url) =>
    new Promise((resolve, reject) => {
      const { host, port, pathname, search } = new URL(url);
      const socket = net.connect(port, '127.0.0.1', () =>
        socket.write(
          `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\n\r\nx` +
            `POST /api/upload/multipart/${uploadId}/complete HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n` +
            'Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
        ),
      );
      let answers = '';
      socket.on('data', (bytes) => (answers += bytes));
      socket.on('error', reject);
      socket.on('close', () => resolve([...answers.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => match[1]).join()));
    });
  const lane = async () => {
    for (let i = 0; i < 10; i += 1) {
      const { uploadId } = await begin(1);
      const [part] = await sign(uploadId, [1]);
      assert.equal(await sendAndComplete(uploadId, part.url), '200,200');
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
});

test('a quota is judged before the first byte, and for an unknown size at the PUT', async () => {
  const own = await new Server({ env: { SUNOMI_QUOTA: '20M' } }).start();
  const as = await new Client(own.origin).signUp();
  const tooLarge = await as.call('POST', '/upload/multipart', { title: 'x', size: 20 * MiB + 1 });
  assert.equal(tooLarge.status, 413);
  assert.equal(tooLarge.body.code, 'too_large');
  assert.match(tooLarge.body.error, /quota/);
  const { uploadId } = await begin(12 * MiB, {}, as);
  assert.deepEqual(await as.expect('GET', '/user/usage'), { used: 0, uploading: 12 * MiB, quota: 20 * MiB });
  assert.equal((await as.call('POST', '/upload/upload-url', { title: 'x', size: 8 * MiB + 1 })).status, 413);
  const { url } = await as.expect('POST', '/upload/upload-url', { title: 'unknown size' });
  assert.equal((await put(url, randomBytes(8 * MiB + 1))).status, 413);
  assert.equal((await put(url, randomBytes(8 * MiB))).status, 200);
  assert.deepEqual(await as.expect('GET', '/user/usage'), { used: 8 * MiB, uploading: 12 * MiB, quota: 20 * MiB });
  await as.expect('DELETE', '/upload/multipart/' + uploadId);
  assert.deepEqual(await as.expect('GET', '/user/usage'), { used: 8 * MiB, uploading: 0, quota: 20 * MiB });
  await own.stop();
});

test('a second, smaller PUT of the same upload makes no room in the quota', async () => {
  const own = await new Server({ env: { SUNOMI_QUOTA: '10M' } }).start();
  const as = await new Client(own.origin).signUp();
  const { url } = await as.expect('POST', '/upload/upload-url', { title: 'first' });
  const large = put(url, randomBytes(8 * MiB), { bytesPerSecond: 20 * MiB });
  const uploading = async () => (await as.expect('GET', '/user/usage')).uploading;
  while ((await uploading()) === 0) await sleep(5);
  await put(url, randomBytes(2), { cutAt: 1 });
  assert.equal(await uploading(), 8 * MiB);
  const second = await as.expect('POST', '/upload/upload-url', { title: 'second' });
  assert.equal((await put(second.url, randomBytes(8 * MiB))).status, 413);
  assert.equal((await large).status, 200);
  await own.stop();
});

test('what nobody comes back for is collected, single or in parts', { timeout: 60000 }, async () => {
  const own = await new Server({ env: { SUNOMI_UPLOAD_EXPIRY: '3s' } }).start();
  const as = await new Client(own.origin).signUp();
  const left = await begin(9 * MiB, {}, as);
  const [part] = await sign(left.uploadId, [1], as);
  assert.equal((await put(part.url, randomBytes(part.size))).status, 200);
  const single = await as.expect('POST', '/upload/upload-url', { title: 'never sent' });
  const orphan = path.join(own.dataDir, 'store', 'parts', '0'.repeat(32));
  writeFileSync(orphan, 'of an upload that is not');
  const gone = async () => (await as.call('GET', '/video/' + left.videoId)).status === 404 && (await as.call('GET', '/video/' + single.videoId)).status === 404;
  for (let i = 0; !(await gone()) || readdirSync(path.join(own.dataDir, 'store', 'parts')).length > 0; i += 1) {
    assert.ok(i < 400 * patience, 'collected');
    await sleep(100);
  }
  assert.ok(!existsSync(orphan));
  assert.deepEqual(await as.expect('GET', '/user/usage'), { used: 0, uploading: 0, quota: null });
  await own.stop();
});

test('SIGTERM cuts a part at once, and it is sent again after the restart', { timeout: 60000 }, async (t) => {
  const own = await new Server().start();
  const as = await new Client(own.origin).signUp();
  const size = 9 * MiB;
  const file = noise(size);
  const { videoId, uploadId } = await begin(size, {}, as);
  const [one] = await sign(uploadId, [1], as);
  const cut = put(one.url, slice(file, 0, one.size), { bytesPerSecond: 100000 });
  await sleep(500);
  const begun = Date.now();
  const { code } = await own.kill('SIGTERM');
  const took = Date.now() - begun;
  assert.equal(code, 0);
  t.diagnostic(`exit after ${took} ms with a part in flight`);
  assert.ok(took < 5000 * patience, `${took} ms`);
  assert.equal((await cut).status, 0);
  await own.start();
  await sendRest(uploadId, file, { as });
  assert.equal((await complete(uploadId, {}, as)).status, 200);
  assert.equal(await sha256OfFile(originalOf(own, videoId)), await sha256OfFile(file));
  await own.stop();
});

const isRoot = process.getuid() === 0;
test('a full disk refuses a part before its bytes, and keeps the others', { skip: !isRoot && 'needs root to mount a small disk' }, async () => {
  const mount = temporaryFolder('sunomi-small-disk-');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', mount]);
  const dataDir = path.join(mount, 'data');
  mkdirSync(dataDir);
  const own = new Server({ dataDir });
  own.logFile = mount + '.log';
  await own.start();
  const as = await new Client(own.origin).signUp();
  assert.equal((await as.call('POST', '/upload/multipart', { title: 'x', size: 90 * MiB })).status, 507);
  const size = 30 * MiB;
  const file = noise(size);
  const { videoId, uploadId } = await begin(size, {}, as);
  const parts = await sign(uploadId, [1, 2, 3, 4], as);
  assert.equal((await put(parts[0].url, slice(file, 0, parts[0].size))).status, 200);
  const ballast = openSync(path.join(mount, 'ballast'), 'w');
  for (let free = () => { const s = statfsSync(mount); return s.bavail * s.bsize; }; free() > 36 * MiB; ) writeSync(ballast, Buffer.alloc(256 << 10, 1));
  closeSync(ballast);
  for (const part of parts.slice(1, 3)) assert.equal((await put(part.url, slice(file, part.offset, part.size))).status, 507);
  assert.deepEqual(missingOf(await stateOf(uploadId, as)), [2, 3, 4]);
  rmSync(path.join(mount, 'ballast'));
  await sendRest(uploadId, file, { as });
  assert.equal((await complete(uploadId, {}, as)).status, 200);
  assert.equal(await sha256OfFile(originalOf(own, videoId)), await sha256OfFile(file));
  await own.stop();
  execFileSync('umount', [mount]);
});
