// Someone with an account, a pre-signed URL and bad intentions: what belongs to others stays theirs, what is stored stays as
// it is, and no request, however odd, is answered with more than it should be.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip, parseMaster, parsePlaylist } from '../support/media.mjs';
import { ask, memoryOf, RawConnection } from '../support/raw_http.mjs';
import { Client, patience, putFile, Server } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

const server = new Server();
let owner;
let other;
let video;
const source = await clip();
const originalOf = (id) => path.join(server.dataDir, 'store', 'objects', id, 'original.mp4');
const bearer = (client) => ({ authorization: 'Bearer ' + client.token });

before(async () => {
  await server.start();
  owner = await new Client(server.origin).signUp();
  other = await new Client(server.origin).signUp();
  video = await owner.upload(source);
  await owner.settled(video);
});
after(() => server.stop());

test("a stranger neither deletes, confirms, reads nor overwrites another one's video", async () => {
  assert.equal((await other.call('DELETE', '/video/' + video)).status, 403);
  assert.equal((await other.call('POST', '/upload/transcode-video', { videoID: video })).status, 404);
  for (const headers of [{}, bearer(other), { authorization: 'Bearer x.y.z' }, { authorization: 'Basic eDp5' }]) {
    assert.equal((await other.media(video, 'original.mp4', headers)).status, 404);
  }
  assert.equal((await owner.media(video, 'original.mp4', bearer(owner))).status, 200);
  assert.equal((await new Client(server.origin).call('DELETE', '/video/' + video)).status, 401);
  const begun = await owner.expect('POST', '/upload/upload-url', { title: 'unfinished' });
  const listed = await other.expect('GET', `/video/user/${owner.user.userId}/videos`);
  assert.deepEqual(listed.map((v) => v.id), [video], 'what is not published is not listed');
  assert.equal((await other.call('POST', '/upload/transcode-video', { videoID: begun.videoId })).status, 404);
  assert.equal((await owner.call('POST', '/upload/transcode-video', { videoID: begun.videoId })).status, 409);
});

test('a pre-signed URL is good for its key, its time and one PUT', async () => {
  const { url, videoId } = await owner.expect('POST', '/upload/upload-url', { title: 'signed' });
  const foreign = await other.expect('POST', '/upload/upload-url', { title: 'theirs' });
  const status = async (address, headers = {}) => (await putFile(address, source, headers).catch((e) => ({ status: e.code }))).status;
  const changed = (name, value) => url.replace(new RegExp(`(${name}=)[^&]*`), `$1${value}`);
  for (const [what, address] of Object.entries({
    'another key': url.replace(videoId, foreign.videoId),
    'a key above': url.replace(`/store/${videoId}/`, `/store/${videoId}/../${foreign.videoId}/`),
    'an encoded way up': url.replace(`/store/${videoId}/`, `/store/${videoId}%2f..%2f${foreign.videoId}/`),
    'another object': url.replace('original.mp4', 'master.m3u8'),
    'a date that is past': changed('X-Amz-Date', '20200101T000000Z'),
    'a date to come': changed('X-Amz-Date', '29990101T000000Z'),
    'a longer life': changed('X-Amz-Expires', '604800'),
    'fewer signed headers': changed('X-Amz-SignedHeaders', ''),
    'another scope': changed('X-Amz-Credential', 'x%2F20200101%2Fus-east-1%2Fs3%2Faws4_request'),
    'no signature': url.replace(/&X-Amz-Signature=.*/, ''),
    'an empty signature': changed('X-Amz-Signature', ''),
    'a parameter twice': url + '&X-Amz-Expires=3600',
    'a parameter more': url + '&versionId=1',
  })) {
    const answer = await status(address);
    assert.ok(answer === 400 || answer === 403, `${what}: ${answer}`);
  }
  assert.equal(await status(url, { 'x-amz-acl': 'public-read' }), 403, 'an x-amz header that is not signed');
  assert.ok([403, 404, 405].includes((await ask(server.port, 'GET', url.slice(server.origin.length))).status), 'GET of a URL for PUT');
  const answers = await Promise.all(Array.from({ length: 8 }, () => status(url)));
  assert.deepEqual(answers.toSorted(), [200, ...Array(7).fill(412)], 'eight at once: one is taken');
  assert.equal(await status(url), 412);
  assert.ok(readFileSync(originalOf(videoId)).equals(readFileSync(source)));
  assert.equal((await owner.settled(videoId)).status, 'COMPLETED');
  assert.ok(readFileSync(originalOf(videoId)).equals(readFileSync(source)));
});

test('a video deleted while its file comes in leaves nothing behind', async () => {
  const { url, videoId } = await owner.expect('POST', '/upload/upload-url', { title: 'doomed' });
  const put = putFile(url, source, {}, statSync(source).size);
  await sleep(300);
  assert.equal((await owner.call('DELETE', '/video/' + videoId)).status, 200);
  assert.equal((await put).status, 404);
  await sleep(100);
  assert.ok(!existsSync(path.dirname(originalOf(videoId))), 'no object');
  assert.equal((await putFile(url, source)).status, 404, 'nor can it be sent again');
});

test('who waits for a segment of a video that is deleted hears so at once', async () => {
  const id = await owner.upload(await clip(60));
  await owner.until(id, (v) => v.playable);
  const label = parseMaster(await (await owner.media(id, 'master.m3u8')).text()).variants.at(-1).label;
  const { segments } = parsePlaylist(await (await owner.media(id, `${label}/playlist.m3u8`)).text());
  const begun = Date.now();
  const waiting = segments.slice(-3).map((s) => owner.media(id, `${label}/${s.name}`));
  await sleep(50);
  assert.equal((await owner.call('DELETE', '/video/' + id)).status, 200);
  for (const answer of await Promise.all(waiting)) assert.ok([200, 404].includes(answer.status), `${answer.status}`);
  assert.ok(Date.now() - begun < 4000 * patience, `${Date.now() - begun} ms`);
  assert.equal((await owner.media(id, `${label}/${segments.at(-1).name}`)).status, 404);
  await sleep(3000);
  assert.ok(!existsSync(path.dirname(originalOf(id))), 'no object came after the deletion');
});

test('odd JSON is refused by name and nothing of the server shows', async () => {
  const json = (body) => ask(server.port, 'POST', '/api/upload/upload-url', { ...bearer(owner), 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }, body);
  const bodies = {
    'deep arrays': '['.repeat(32000), 'deep objects': '{"title":'.repeat(6000), 'deep and closed': '['.repeat(30000) + ']'.repeat(30000),
    'a deep field': `{"title":"x","a":${'['.repeat(20000)}${']'.repeat(20000)}}`,
    'half an escape': '{"title":"\\ud800"}', 'invalid UTF-8': Buffer.from('{"title":"\xff\xfe"}', 'latin1'), 'overlong UTF-8': Buffer.from('{"title":"\xc0\xaf"}', 'latin1'),
    'a NUL': '{"title":"a\\u0000b"}', 'a raw NUL': '{"title":"a\0b"}', 'two values': '{"title":"x"}{}', 'nothing': '', 'null': 'null', 'a comment': '{/**/"title":"x"}',
    'NaN': '{"title":"x","size":NaN}', 'infinity': '{"title":"x","size":1e999}', 'a fraction': '{"title":"x","size":1.5}', 'beyond int64': '{"title":"x","size":9223372036854775808}',
    'a negative size': '{"title":"x","size":-1}', 'a large exponent': `{"title":"x","size":1e${'9'.repeat(1000)}}`, 'a long number': `{"title":"x","size":${'9'.repeat(60000)}}`,
    'a string for a number': '{"title":"x","size":"5"}', 'a title of 64 KB': `{"title":"${'x'.repeat(64000)}"}`, 'a type with a line break': '{"title":"x","contentType":"a\\r\\nX: y"}',
  };
  for (const [what, body] of Object.entries(bodies)) {
    const answer = await json(body);
    assert.ok([400, 413].includes(answer.status), `${what}: ${answer.status} ${answer.body}`);
    const { error } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body));
    assert.doesNotMatch(error, /SELECT|INSERT|sqlite|soci|boost|std::|\/tmp|\.cpp|exception/i, what);
  }
});

test('odd paths and queries name nothing outside and are answered in plain JSON', async () => {
  const names = ['master.m3u8', 'original.mp4'];
  const targets = [
    `/media/${video}/../../sunomi.db`, `/media/${video}/%2e%2e/%2e%2e/secret`, `/media/..%2f..%2fsecret`, `/media/${video}//master.m3u8`, `/media/${video}/./master.m3u8`,
    `/media/${video}/master.m3u8/`, `/media/${video}/master.m3u8%00`, `/media/${video}/MASTER.M3U8`, `/media/${video.toUpperCase()}X/master.m3u8`, `/media//${video}/master.m3u8`,
    `/media/${video}/360p/s_-01.m4s`, `/media/${video}/360p/s_99999999999999999999.m4s`, `/media/${video}/360p/s_0.m4s`, `/media/${video}/360p/s_0000.m4s`, `/media/${video}/360p/init.mp4%20`,
    `/media/${video}/..`, `/media/${video}`, '/media/', '/media', `/media/${video}\\original.mp4`, '/media/%', '/store/secret', '/store/../secret', `/store/${video}/original.mp4`, '/secret', '/../secret', '/%2e%2e/secret',
    '/assets/../../secret', '/api/%2e%2e/secret', '/api/video/%ff', '/api/video/%27%20OR%201=1--', '/api/video/user/%ff%fe/videos', `/api/upload/sse/${'0'.repeat(16)}`, '/api/upload/sse/%00',
    '/api/video/all-videos?%ff=1&%ff=2', '/api/video/all-videos?skip=1&skip=2', '/api/video/all-videos?skip=-1', '/api/video/all-videos?take=1e3', '/api/video/all-videos?skip=99999999999999999999', '/api/video/all-videos?take=%',
    "/api/video/user/'%20OR%20'1'='1/videos", '/ws', '/ws?videoId=', '/ws?videoId=%ff', '/ws?videoId=../secret',
  ];
  const secret = readFileSync(path.join(server.dataDir, 'secret'), 'latin1').trim();
  for (const target of targets) {
    const answer = await ask(server.port, 'GET', target);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
    assert.ok(!text.includes(secret) && !text.startsWith('SQLite'), target);
    assert.ok([400, 404, 405, 426].includes(answer.status) || (answer.headers['content-type'] ?? '').startsWith('text/html'), `${target}: ${answer.status} ${text.slice(0, 200)}`);
    if (answer.headers['content-type'] === 'application/json') assert.doesNotMatch(JSON.parse(text).error, /SELECT|sqlite|\/tmp|std::/i, target);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', target);
  }
  for (const name of names) assert.ok(existsSync(path.join(server.dataDir, 'store', 'objects', video, name)));
});

test('ranges, conditions and HEAD mean what RFC 9110 says', async () => {
  const target = `/media/${video}/master.m3u8`;
  const whole = await ask(server.port, 'GET', target);
  const size = whole.body.length;
  const { etag } = whole.headers;
  const get = (headers, method = 'GET') => ask(server.port, method, target, headers);
  const part = async (range, headers = {}) => {
    const answer = await get({ range, ...headers });
    return [answer.status, answer.body.length, answer.headers['content-range'] ?? null];
  };
  assert.deepEqual(await part('bytes=0-0'), [206, 1, `bytes 0-0/${size}`]);
  assert.deepEqual(await part('bytes=-1'), [206, 1, `bytes ${size - 1}-${size - 1}/${size}`]);
  assert.deepEqual(await part(`bytes=${size - 1}-`), [206, 1, `bytes ${size - 1}-${size - 1}/${size}`]);
  assert.deepEqual(await part('bytes=0-99999999999999999999'), [200, size, null]);
  assert.deepEqual(await part('bytes=-99999999999'), [206, size, `bytes 0-${size - 1}/${size}`]);
  assert.deepEqual((await part(`bytes=${size}-`)).slice(0, 1).concat((await part(`bytes=${size}-`))[2]), [416, `bytes */${size}`]);
  assert.equal((await part('bytes=-0'))[0], 416);
  for (const ignored of ['bytes=5-2', 'bytes=a-b', 'bytes=', 'bytes=-', 'items=0-1', 'bytes=0-0,2-3', `bytes=${'0-0,'.repeat(1000)}0-0`, 'bytes=--1', 'bytes=+1-2', 'bytes=0x0-1']) {
    assert.deepEqual(await part(ignored), [200, size, null], ignored.slice(0, 20));
  }
  assert.equal((await part('bytes=0-0', { 'if-range': etag }))[0], 206);
  assert.equal((await part('bytes=0-0', { 'if-range': '"other"' }))[0], 200);
  assert.equal((await part('bytes=0-0', { 'if-range': 'W/' + etag }))[0], 200);
  for (const tag of [etag, `W/${etag}`, '*', `"a", ${etag}`]) {
    const answer = await get({ 'if-none-match': tag });
    assert.deepEqual([answer.status, answer.body.length, answer.headers.etag], [304, 0, etag]);
  }
  assert.equal((await get({ 'if-none-match': '"a"' })).status, 200);
  assert.equal((await get({ 'if-match': '"a"' })).status, 412);
  const head = await get({}, 'HEAD');
  assert.deepEqual([head.status, head.body.length, head.headers['content-length'], head.headers.etag], [200, 0, String(size), etag]);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await get({ 'content-length': 0 }, method);
    assert.deepEqual([answer.status, answer.headers.allow], [405, 'GET, HEAD'], method);
  }
});

test('a page of another site opens no socket here', async () => {
  const address = `ws://127.0.0.1:${server.port}/ws?videoId=${video}`;
  for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port}.evil.example`, `http://evil.example/127.0.0.1:${server.port}`, `http://127.0.0.1:${server.port + 1}`,
    `http://127.0.0.1:${server.port}@evil.example`, 'file://', `xx127.0.0.1:${server.port}`]) {
    await assert.rejects(openWebSocket(address, { origin }), /403/, origin);
  }
  const socket = await openWebSocket(address, { origin: server.origin });
  assert.equal((await socket.next()).status, 'COMPLETED');
  socket.close();
});

test('300 watchers at once cost little, and leave without a trace', async (t) => {
  const memory = memoryOf(server.process.pid);
  const watchers = Array.from({ length: 300 }, () => new RawConnection(server.port));
  await Promise.all(watchers.map((w) => w.send(`GET /api/upload/sse/${video} HTTP/1.1\r\nHost: a\r\n\r\n`)));
  const end = Date.now() + 10000 * patience;
  while (!watchers.every((w) => w.bytes.includes('COMPLETED')) && Date.now() < end) await sleep(20);
  const left = watchers.filter((w) => !w.bytes.includes('COMPLETED')).map((w) => w.bytes.toString().slice(0, 300));
  assert.deepEqual(left, [], 'all got the present state');
  const each = ((memoryOf(server.process.pid) - memory) * 1024) / watchers.length;
  for (const watcher of watchers) watcher.socket.destroy();
  t.diagnostic(`${each.toFixed(1)} KiB a watcher`);
  assert.ok(each <= 64 * patience, `${each} KiB`);
  const open = async () => Number(/^sunomi_\w*push\w*(?:\{[^}]*\})? (\d+)/m.exec((await ask(server.port, 'GET', '/metrics')).body)?.[1] ?? 0);
  for (let tries = 0; tries < 100 && (await open()) > 0; tries += 1) await sleep(50);
  assert.equal(await open(), 0);
});
