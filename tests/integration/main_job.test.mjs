// The main job as a client of the published contract sees it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip, parseMaster, parsePlaylist } from '../support/media.mjs';
import { Client, putFile, Server } from '../support/server.mjs';
import { events, openWebSocket } from '../support/streams.mjs';

const server = new Server();
let client;

before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp('Ann.Example');
});
after(() => server.stop());

test('signs up, logs in and tells who is signed in', async () => {
  const again = await client.call('POST', '/auth/signup', { userId: 'ANN.example', password: 'another one', name: 'x' });
  assert.equal(again.status, 409);
  assert.deepEqual(Object.keys(again.body).sort(), ['code', 'error', 'requestId']);
  const stranger = new Client(server.origin);
  const wrong = await stranger.call('POST', '/auth/login', { userId: 'Ann.Example', password: 'wrong horse' });
  const nobody = await stranger.call('POST', '/auth/login', { userId: 'nobody.here', password: 'wrong horse' });
  assert.equal(wrong.status, 401);
  assert.equal(nobody.status, 401);
  assert.equal(wrong.body.error, nobody.body.error);
  const check = await client.expect('GET', '/auth/check/');
  assert.deepEqual(check.user, { userId: 'Ann.Example', name: 'A Tester', profilePictureUrl: '' });
  for (const token of ['', 'x.y.z', client.token.slice(0, -2)]) {
    stranger.token = token;
    assert.equal((await stranger.call('GET', '/auth/check')).status, 401);
  }
  assert.equal((await client.call('GET', '/auth/protected')).status, 200);
});

test('refuses wrong fields by name', async () => {
  const wrong = async (body) => {
    const answer = await client.call('POST', '/upload/upload-url', body);
    return [answer.status, answer.body.error];
  };
  assert.deepEqual(await wrong({}), [400, 'title is missing']);
  assert.deepEqual(await wrong({ title: '  ' }), [400, 'title must be 1 to 100 characters long']);
  assert.deepEqual(await wrong({ title: 5 }), [400, 'title must be a string']);
  assert.equal((await wrong({ title: 'x', size: 1e15 }))[0], 413);
  assert.equal((await new Client(server.origin).call('POST', '/upload/upload-url', { title: 'x' })).status, 401);
  const bad = await client.call('GET', '/video/all-videos?take=0');
  assert.deepEqual([bad.status, bad.body.error], [400, 'take must be a whole number of 1 to 100']);
});

test('the store takes one PUT, exactly as signed, once', async () => {
  const source = await clip();
  const size = readFileSync(source).length;
  const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 't', size, contentType: 'video/mp4' });
  const refused = async (address, headers) => (await putFile(address, source, headers)).status;
  assert.equal(await refused(url.replace(videoId, '0'.repeat(16)), { 'content-type': 'video/mp4' }), 403);
  assert.equal(await refused(url.replace(/Signature=(.)/, (_, digit) => 'Signature=' + (digit === '0' ? '1' : '0')), { 'content-type': 'video/mp4' }), 403);
  assert.equal(await refused(url, { 'content-type': 'text/html' }), 403);
  const early = await client.call('POST', '/upload/transcode-video', { videoID: videoId });
  assert.equal(early.status, 409);
  assert.equal(await refused(url, { 'content-type': 'video/mp4' }), 200);
  assert.equal(await refused(url, { 'content-type': 'video/mp4' }), 412);
  await client.expect('POST', '/upload/transcode-video', { videoID: videoId });
  await client.expect('POST', '/upload/transcode-video', { videoID: videoId });
  const video = await client.settled(videoId);
  assert.equal(video.status, 'COMPLETED');
  const stored = readFileSync(path.join(server.dataDir, 'store', 'objects', videoId, 'original.mp4'));
  const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
  assert.equal(hash(stored), hash(readFileSync(source)));
});

test('tells its progress by WebSocket and by server-sent events, to late-comers too', async () => {
  const source = await clip(20);
  const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 'progress', description: '' });
  const socket = await openWebSocket(`${server.origin.replace('http', 'ws')}/ws?videoId=${videoId}`);
  const first = await socket.next();
  assert.deepEqual([first.status, first.stage, first.progress, first.playable], ['UPLOADING', 'uploading', null, false]);
  await putFile(url, source, { 'content-type': '' });
  const stream = events(`${server.origin}/api/upload/sse/${videoId}`);
  let last;
  const seen = new Set();
  while (last?.status !== 'COMPLETED') {
    last = await socket.next();
    seen.add(last.stage);
    for (const [label, percent] of Object.entries(last.progress ?? {})) assert.ok(percent >= 0 && percent <= 100, label);
  }
  assert.ok(seen.has('transcoding'), [...seen].join());
  assert.deepEqual(last, {
    videoId, progress: { '360p': 100, audio: 100 }, status: 'COMPLETED', error: null, notice: null,
    stage: 'completed', etaSeconds: null, queuePosition: null, playable: true,
  });
  for await (const message of stream) if (message.status === 'COMPLETED') break;
  const late = await openWebSocket(`${server.origin.replace('http', 'ws')}/api/upload/ws/${videoId}`);
  assert.deepEqual(await late.next(), last);
  socket.close();
  late.close();
  await assert.rejects(openWebSocket(`${server.origin.replace('http', 'ws')}/ws?videoId=none`), /404/);
});

test('serves ranges, conditions and HEAD, and caches what never changes', async () => {
  const id = await client.upload(await clip());
  await client.settled(id);
  const whole = await client.media(id, '360p/s_000.m4s');
  const bytes = Buffer.from(await whole.arrayBuffer());
  const etag = whole.headers.get('etag');
  assert.match(whole.headers.get('cache-control'), /immutable/);
  assert.match((await client.media(id, 'master.m3u8')).headers.get('cache-control'), /no-cache/);
  const part = await client.media(id, '360p/s_000.m4s', { range: 'bytes=10-19' });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 10-19/${bytes.length}`);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10, 20));
  assert.equal((await client.media(id, '360p/s_000.m4s', { range: `bytes=${bytes.length}-` })).status, 416);
  assert.equal((await client.media(id, '360p/s_000.m4s', { range: 'bytes=0-1', 'if-range': '"other"' })).status, 200);
  assert.equal((await client.media(id, '360p/s_000.m4s', { range: 'bytes=0-1', 'if-range': etag })).status, 206);
  assert.equal((await client.media(id, '360p/s_000.m4s', { 'if-none-match': etag })).status, 304);
  const head = await fetch(`${server.origin}/media/${id}/360p/s_000.m4s`, { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), String(bytes.length));
  for (const name of ['360p/s_999.m4s', '360p/s_0.m4s', '720p/s_000.m4s', '../x', '%2e%2e/x', '360p%2fs_000.m4s', 'original.mp4', 'audio', '']) {
    assert.equal((await client.media(id, name)).status, 404, name);
  }
  assert.equal((await client.media(id, 'original.mp4', { authorization: 'Bearer ' + client.token })).status, 200);
});

test('complete playlists are there before anything is encoded, with exact bandwidths at the end', async () => {
  const id = await client.upload(await clip(60));
  await client.until(id, (video) => video.playable);
  const early = await (await client.media(id, 'master.m3u8')).text();
  const playlist = await (await client.media(id, '360p/playlist.m3u8')).text();
  const { segments } = parsePlaylist(playlist);
  assert.ok(Math.abs(segments.reduce((sum, s) => sum + s.seconds, 0) - 60) < 0.04);
  const [middle, again] = await Promise.all([client.media(id, `360p/${segments.at(-2).name}`), client.media(id, `360p/${segments.at(-2).name}`)]);
  assert.equal(middle.status, 200, 'a segment near the end, asked for at once, is made');
  assert.deepEqual(await middle.arrayBuffer(), await again.arrayBuffer());
  await client.settled(id);
  const final = await (await client.media(id, 'master.m3u8')).text();
  assert.equal(await (await client.media(id, '360p/playlist.m3u8')).text(), playlist, 'media playlists never change');
  assert.equal(parseMaster(early).variants[0].bandwidth, Math.round(800000 * 1.3) + Math.round(parseMaster(early).audio ? audioRate(early) : 0));
  assert.ok(parseMaster(final).variants[0].bandwidth < parseMaster(early).variants[0].bandwidth);
  assert.match(final, /AVERAGE-BANDWIDTH/);
});
const audioRate = (master) => Number(/[:,]BANDWIDTH=(\d+)/.exec(master)[1]) - 1040000;

test('lists, shows and deletes; deleting removes every object', async () => {
  const id = await client.upload(await clip(), { title: 'To be <deleted> & gone' });
  await client.until(id, (video) => video.playable);
  const list = await client.expect('GET', '/video/all-videos?skip=0&take=50');
  const item = list.find((video) => video.id === id);
  assert.equal(item.title, 'To be <deleted> & gone');
  assert.equal(item.userId, 'Ann.Example');
  assert.match(item.uploadDate, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const own = await client.expect('GET', '/video/user/ann.example/videos');
  assert.ok(own.some((video) => video.id === id));
  const other = await new Client(server.origin).signUp();
  assert.equal((await other.call('DELETE', '/video/' + id)).status, 403);
  assert.equal((await new Client(server.origin).call('DELETE', '/video/' + id)).status, 401);
  assert.equal((await client.call('DELETE', '/video/' + id)).status, 200); // while it is being worked on
  assert.equal((await client.call('GET', '/video/' + id)).status, 404);
  assert.equal((await client.media(id, 'master.m3u8')).status, 404);
  const folder = path.join(server.dataDir, 'store', 'objects', id);
  for (let i = 0; i < 100 && existsSync(folder); i += 1) await sleep(50);
  assert.ok(!existsSync(folder), 'no object is left');
  assert.equal((await client.call('DELETE', '/video/' + id)).status, 404);
});

test('health, readiness, metrics, configuration and the API document answer', async () => {
  const get = async (route) => {
    const answer = await fetch(server.origin + route);
    return { status: answer.status, text: await answer.text() };
  };
  assert.deepEqual(JSON.parse((await get('/healthz')).text), { status: 'ok' });
  assert.match((await get('/metrics')).text, /^sunomi_tasks_begun_total [1-9]/m);
  const config = JSON.parse((await get('/config.json')).text);
  assert.equal(config.apiUrl, server.origin + '/api');
  assert.equal(config.webSocketUrl, server.origin.replace('http', 'ws') + '/ws');
  const document = JSON.parse((await get('/api/openapi.json')).text);
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.paths['/api/video/{videoId}'].delete.security);
  assert.equal((await get('/api/nothing')).status, 404);
  assert.equal((await fetch(server.origin + '/api/auth/login', { method: 'PUT' })).status, 405);
});

test('nothing is left in the incoming folder', async () => {
  const left = () => readdirSync(path.join(server.dataDir, 'store', 'incoming'));
  for (let i = 0; i < 200 && left().length; i += 1) await sleep(50); // a task of a deleted video may just be ending
  assert.deepEqual(left(), []);
});
