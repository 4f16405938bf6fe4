// Who may see a video: a private one is, for everybody but its owner, a video that does not exist. On every route, in
// every state of the work, before and after it was public.
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkWholeVideo } from '../support/hls_checks.mjs';
import { clip, parseMaster, parsePlaylist } from '../support/media.mjs';
import { Client, patience, putFile, Server, temporaryFolder } from '../support/server.mjs';
import { events, openWebSocket } from '../support/streams.mjs';

let server;
let owner;
let other;
let guest;
const absent = randomBytes(8).toString('hex');

before(async () => {
  server = await new Server().start();
  owner = await new Client(server.origin).signUp('owner');
  other = await new Client(server.origin).signUp('other');
  guest = new Client(server.origin);
});
after(() => server.stop());

const hide = (id, visibility = 'private') => owner.expect('PATCH', '/video/' + id, { visibility });
const sockets = () => server.origin.replace('http', 'ws');

/** A row that is private before its first byte comes. */
async function privateUpload(title) {
  const { url, videoId } = await owner.expect('POST', '/upload/upload-url', { title, description: 'nobody knows' });
  assert.equal((await hide(videoId)).visibility, 'private');
  return { url, videoId };
}

const objects = ['master.m3u8', 'thumbnail.jpg', 'thumbnail_1.jpg', 'storyboard.vtt', 'storyboard_000.jpg', 'original.mp4', '360p/playlist.m3u8', '360p/init.mp4', '360p/s_000.m4s', '360p/s_003.m4s',
  '360p/s_999.m4s', 'audio/playlist.m3u8', 'audio/s_000.m4s', '1080p/s_000.m4s'];
/** Every request that names a video, for the id `id`. */
const requests = (id) => [
  ...objects.flatMap((name) => [['GET', `/media/${id}/${name}`], ['HEAD', `/media/${id}/${name}`],
    ['GET', `/media/${id}/${name}`, undefined, { 'if-none-match': '*' }], ['GET', `/media/${id}/${name}`, undefined, { range: 'bytes=0-9' }]]),
  ['GET', `/media/${id}/~1.2.3.4/master.m3u8`], ['POST', `/media/${id}/master.m3u8`],
  ['GET', `/store/${id}/original.mp4`], ['PUT', `/store/${id}/original.mp4`, {}],
  ['GET', `/api/video/${id}`], ['PATCH', `/api/video/${id}`, { title: 'mine' }], ['DELETE', `/api/video/${id}`], ['POST', `/api/video/${id}/view`],
  ['POST', `/api/video/${id}/like`, { isLiking: true }], ['POST', `/api/video/${id}/comment`, { comment: 'hello' }], ['GET', `/api/video/${id}/comments`],
  ['PUT', `/api/video/${id}/thumbnail`, { candidate: 0 }], ['PUT', `/api/video/${id}/position`, { position: 1 }], ['GET', `/api/video/${id}/transcript`],
  ['POST', '/api/upload/transcode-video', { videoID: id }], ['GET', `/api/upload/sse/${id}`], ['GET', `/ws?videoId=${id}`], ['GET', `/api/upload/ws/${id}`],
  ['GET', `/watch/${id}`], ['GET', `/embed/${id}`], ['GET', `/oembed?url=${encodeURIComponent(`${server.origin}/watch/${id}`)}`],
];

/** What can be told from the answer, without what differs from request to request. */
async function answerTo([method, target, body, headers = {}], client, id) {
  const answer = await fetch(server.origin + target, {
    method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(client.token ? { authorization: 'Bearer ' + client.token } : {}), ...headers },
    body: body ? JSON.stringify(body) : undefined, signal: AbortSignal.timeout(20000),
  });
  const text = (await answer.text()).replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
  const kept = [...answer.headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
  return { status: answer.status, text, headers: kept };
}

/** `client` cannot tell the video `id` from one that is not there; with `but` leaving out what it may do. */
async function looksAbsent(id, client, what, but = () => false) {
  const probes = requests(id).map((request, i) => [request, requests(absent)[i]]).filter(([request]) => !but(request));
  await Promise.all(probes.map(async ([request, nothing]) => {
    const [seen, missing] = await Promise.all([answerTo(request, client, id), answerTo(nothing, client, absent)]);
    assert.deepEqual(seen, missing, `${what}: ${request.slice(0, 2).join(' ')}`);
    assert.notEqual(seen.status, 200, `${what}: ${request.slice(0, 2).join(' ')}: ${seen.text.slice(0, 200)}`);
    assert.doesNotMatch(seen.text, /nobody knows/, what);
  }));
}
/** A page of the UI is 200 for every address: only its equality counts. */
const isPage = ([, target]) => /^\/(watch|embed)/.test(target);

async function staysHidden(id, what) {
  for (const [name, client] of [['a guest', guest], ['another user', other]]) {
    await looksAbsent(id, client, `${what}, ${name}`, isPage);
    for (const request of requests(id).filter(isPage)) {
      const nothing = [request[0], request[1].replace(id, absent)];
      assert.deepEqual(await answerTo(request, client, id), await answerTo(nothing, client, absent), `${what}, ${name}: ${request[1]}`);
    }
    for (const list of ['/video/all-videos?take=100', '/video/user/owner/videos?take=100']) {
      const items = await client.expect('GET', list);
      assert.ok(!items.some((video) => video.id === id), `${what}, ${name}: ${list}`);
    }
  }
}

/** The next message about the work: whoever signs in on a socket hears of notifications, too. */
async function nextProgress(socket) {
  for (;;) {
    const message = await socket.next();
    if (message.status) return message;
  }
}

/** The close code of a socket that heard nothing before. */
async function refusedSocket(id, token) {
  const socket = await openWebSocket(`${sockets()}/ws?videoId=${id}`);
  socket.send({ token });
  const heard = socket.next().then((message) => assert.fail(JSON.stringify(message)), () => 'nothing');
  const code = await socket.closed;
  assert.equal(await heard, 'nothing');
  return code;
}

async function ownerSees(id, { status, playable }) {
  const detail = await owner.video(id);
  assert.equal(detail.visibility, 'private');
  assert.equal(detail.status, status);
  assert.equal(detail.playable, playable);
  assert.ok((await owner.expect('GET', '/video/user/owner/videos?take=100')).some((video) => video.id === id && video.visibility === 'private'));
  assert.match(detail.mediaUrl, new RegExp(`^/media/${id}/~[0-9a-f.]+$`));
  return detail;
}

test('a private video is nobody else’s in every state of the work', { timeout: 300000 }, async (t) => {
  const { url, videoId: id } = await privateUpload('a secret');
  await ownerSees(id, { status: 'UPLOADING', playable: false });
  await staysHidden(id, 'UPLOADING');

  // Through PROCESSING, which lasts a moment, somebody asks all the time.
  let over = false;
  let rounds = 0;
  const watching = (async () => {
    for (; !over; rounds += 1) await looksAbsent(id, guest, 'meanwhile', isPage);
  })();
  const socket = await openWebSocket(`${sockets()}/ws?videoId=${id}`);
  socket.send({ token: owner.token });
  assert.equal((await nextProgress(socket)).status, 'UPLOADING');
  assert.equal((await putFile(url, await clip(60))).status, 200);
  await owner.until(id, (video) => video.playable);
  over = true;
  await watching;
  t.diagnostic(`${rounds} rounds of all requests while it was planned`);
  const detail = await ownerSees(id, { status: 'TRANSCODING', playable: true });
  await staysHidden(id, 'PUBLIC, unfinished');
  assert.equal(await refusedSocket(id, other.token), 1008);
  assert.equal(await refusedSocket(absent, other.token), 1008);
  assert.equal(await refusedSocket(absent, owner.token), 1008);

  await owner.settled(id);
  let last;
  while (last?.status !== 'COMPLETED') last = await nextProgress(socket);
  socket.close();
  await staysHidden(id, 'PUBLIC, finished');
  const through = { media: (_, name) => fetch(`${server.origin}${detail.mediaUrl}/${name}`) };
  await checkWholeVideo(through, id, temporaryFolder(), { seconds: 60, frameSeconds: 1 / 30 });
  assert.deepEqual(Buffer.from(await (await through.media(id, 'original.mp4')).arrayBuffer()), readFileSync(await clip(60)));
  assert.match((await through.media(id, 'original.mp4')).headers.get('content-disposition'), /attachment/);
  for (const name of ['master.m3u8', 'thumbnail.jpg', 'storyboard.vtt', 'storyboard_000.jpg', '360p/init.mp4', '360p/s_000.m4s', 'original.mp4']) {
    assert.equal((await through.media(id, name)).headers.get('cache-control'), 'private, no-store', name);
  }
  assert.doesNotMatch(await (await through.media(id, 'master.m3u8')).text(), /media|~/, 'a playlist names no absolute place');
  assert.equal((await fetch(server.origin + detail.thumbnailUrl)).status, 200);
});

test('a private video that failed is as hidden, and its owner learns why', async () => {
  const { url, videoId: id } = await privateUpload('no video at all');
  const junk = path.join(temporaryFolder(), 'junk.mp4');
  writeFileSync(junk, 'this is text'.repeat(1000));
  assert.equal((await putFile(url, junk)).status, 200);
  assert.ok((await owner.settled(id)).error);
  await ownerSees(id, { status: 'ERROR', playable: false });
  await staysHidden(id, 'FAILED');
  const socket = await openWebSocket(`${sockets()}/api/upload/ws/${id}`);
  socket.send({ token: owner.token });
  assert.equal((await nextProgress(socket)).status, 'ERROR');
  socket.close();
});

/** A pass as the server makes them, with any claims. */
function forge(video, expires, user, session) {
  const secret = readFileSync(path.join(server.dataDir, 'secret'), 'utf8').trim();
  const key = createHmac('sha256', secret).update('sunomi media pass 1').digest();
  const claims = `${expires}.${user}.${session}`;
  return `${claims}.${createHmac('sha256', key).update(`${video}\n${claims}`).digest('hex')}`;
}

test('a pass is good for its video, its owner and its time only', async () => {
  const id = await owner.upload(await clip());
  const second = await owner.upload(await clip());
  await Promise.all([owner.settled(id), owner.settled(second)]);
  await Promise.all([hide(id), hide(second)]);
  const [, pass] = /~(.*)$/.exec((await owner.video(id)).mediaUrl);
  const [expires, user, session] = pass.split('.');
  const status = async (video, word) => (await fetch(`${server.origin}/media/${video}/~${word}/360p/s_000.m4s`)).status;
  const now = Math.floor(Date.now() / 1000);
  assert.ok(expires - now > 4.9 * 3600 && expires - now <= 6 * 3600, `${expires - now} s`);
  assert.equal(await status(id, pass), 200);
  assert.equal(await status(id, forge(id, now + 60, user, session)), 200, 'the test makes passes as the server does');
  for (const [what, word] of Object.entries({
    'of another video': /~(.*)$/.exec((await owner.video(second)).mediaUrl)[1],
    'expired': forge(id, now - 1, user, session), 'of another user': forge(id, now + 60, Number(user) + 1, session), 'of nobody': forge(id, now + 60, 0, session),
    'longer than it was': pass.replace(expires, `${Number(expires) + 3600}`), 'with another end': pass.slice(0, -1) + (pass.endsWith('0') ? '1' : '0'),
    'cut': pass.slice(0, 40), 'empty': '', 'a bearer token': owner.token, 'encoded': encodeURIComponent(pass).replace('.', '%2e'),
  })) assert.equal(await status(id, word), 404, what);
  await hide(id, 'public');
  assert.equal(await status(id, pass), 200, 'its owner goes on');
  assert.equal((await guest.media(id, '360p/s_000.m4s')).status, 200);
  assert.equal((await guest.video(id)).mediaUrl, `/media/${id}`);
  await owner.expect('DELETE', '/video/' + id);
  assert.equal(await status(id, pass), 404, 'deleted');
});

test('a pass, a waiting player and a watching socket end with the session', { timeout: 60000 }, async () => {
  const { url, videoId: id } = await privateUpload('until I leave');
  assert.equal((await putFile(url, await clip())).status, 200);
  await owner.settled(id);
  const second = new Client(server.origin);
  second.token = (await owner.expect('POST', '/auth/login', { userId: 'owner', password: 'correct horse' })).token;
  const { mediaUrl } = await second.video(id);
  const status = async () => (await fetch(`${server.origin}${mediaUrl}/360p/s_000.m4s`)).status;
  const socket = await openWebSocket(`${sockets()}/ws?videoId=${id}`);
  socket.send({ token: second.token });
  await nextProgress(socket);
  const stream = await fetch(`${server.origin}/api/upload/sse/${id}`, { headers: { authorization: 'Bearer ' + second.token } });
  assert.equal(await status(), 200);
  await second.expect('POST', '/auth/logout');
  assert.equal(await status(), 404);
  const begun = Date.now();
  assert.equal(await socket.closed, 1008);
  await stream.text();
  assert.ok(Date.now() - begun < 5000 * patience, `${Date.now() - begun} ms`);
  assert.equal((await second.call('GET', '/video/' + id)).status, 401);
  assert.equal((await fetch(`${server.origin}${(await owner.video(id)).mediaUrl}/360p/s_000.m4s`)).status, 200, 'the other session goes on');
});

test('a video that turns private is gone at once, for running players and watchers too', { timeout: 180000 }, async () => {
  const id = await owner.upload(await clip(60));
  await owner.until(id, (video) => video.playable);
  const { variants } = parseMaster(await (await guest.media(id, 'master.m3u8')).text());
  const label = variants.at(-1).label;
  const { segments } = parsePlaylist(await (await guest.media(id, `${label}/playlist.m3u8`)).text());
  const first = await guest.media(id, `${label}/${segments[0].name}`);
  assert.equal(first.status, 200);
  const etag = first.headers.get('etag');
  const watchers = { guest: await openWebSocket(`${sockets()}/ws?videoId=${id}`), owner: await openWebSocket(`${sockets()}/ws?videoId=${id}`) };
  watchers.owner.send({ token: owner.token });
  const stream = events(`${server.origin}/api/upload/sse/${id}`);
  await Promise.all([watchers.guest.next(), watchers.owner.next(), stream.next()]);
  const waiting = segments.slice(-4).map((segment) => guest.media(id, `${label}/${segment.name}`));
  await sleep(30);
  const begun = Date.now();
  await hide(id);
  const name = `${label}/${segments[0].name}`;
  assert.equal((await guest.media(id, name)).status, 404, 'the next request');
  assert.equal((await guest.media(id, name, { 'if-none-match': etag })).status, 404, 'a revalidation');
  assert.equal((await guest.media(id, 'master.m3u8')).status, 404);
  for (const answer of await Promise.all(waiting)) assert.ok([200, 404].includes(answer.status), `${answer.status}`);
  assert.ok(Date.now() - begun < 4000 * patience, 'who waited heard at once');
  await staysHidden(id, 'turned private');
  for (let message; message?.status !== 'ERROR'; ) message = await watchers.guest.next();
  for (let message; message?.status !== 'ERROR'; ) message = (await stream.next()).value;
  for (let message; message?.status !== 'COMPLETED'; ) {
    message = await nextProgress(watchers.owner);
    assert.notEqual(message.status, 'ERROR', 'its owner goes on watching');
  }
  Object.values(watchers).forEach((socket) => socket.close());
  await hide(id, 'unlisted');
  assert.equal((await guest.media(id, name)).status, 200, 'unlisted: who has the link');
  assert.equal((await guest.video(id)).visibility, 'unlisted');
  assert.ok(!(await guest.expect('GET', '/video/all-videos?take=100')).some((video) => video.id === id));
});

test('who reads a segment without pause gets it not once more after it was hidden, or its video deleted', { timeout: 120000 }, async () => {
  const id = await owner.upload(await clip(8));
  await owner.until(id, (video) => video.playable);
  const name = '360p/s_000.m4s';
  assert.equal((await guest.media(id, name)).status, 200);
  const asked = [];
  let ended = false;
  const reader = async () => {
    while (!ended) {
      const begun = performance.now();
      const answer = await guest.media(id, name);
      await answer.arrayBuffer();
      asked.push({ begun, status: answer.status });
    }
  };
  const readers = Array.from({ length: 8 }, reader);
  const turn = async (change, status) => {
    await change();
    const changed = performance.now();
    await sleep(300);
    const after = asked.filter(({ begun }) => begun > changed);
    assert.ok(after.length > 20, `${after.length}`);
    assert.deepEqual([...new Set(after.map((answer) => answer.status))], [status]);
  };
  await turn(async () => {}, 200);
  await turn(() => hide(id), 404);
  await turn(() => hide(id, 'public'), 200);
  await turn(() => owner.expect('DELETE', '/video/' + id), 404);
  ended = true;
  await Promise.all(readers);
});

test('a watcher of a private video who says nothing is let go', { timeout: 60000 }, async () => {
  const { videoId } = await privateUpload('silence');
  const codes = await Promise.all([videoId, absent].map(async (id) => (await openWebSocket(`${sockets()}/ws?videoId=${id}`)).closed));
  assert.deepEqual(codes, [1008, 1008]);
  const answer = await fetch(`${server.origin}/api/upload/sse/${videoId}`, { headers: { authorization: 'Bearer ' + owner.token } });
  assert.equal(answer.status, 200, 'server-sent events: by bearer token');
  await answer.body.cancel();
});

test('what is said of a video is changed by its owner, and not over another tab’s head', async () => {
  const id = await owner.upload(await clip());
  const change = { title: ' Töne ', description: 'two\nlines', tags: ['a', 'A', 'b c'], category: 'music', language: 'pt-BR', licence: 'CC0-1.0', visibility: 'unlisted' };
  const changed = await owner.expect('PATCH', '/video/' + id, change);
  const stored = await owner.video(id);
  for (const detail of [changed, stored]) {
    const { title, description, tags, category, language, licence, visibility, version } = detail;
    assert.deepEqual({ title, description, tags, category, language, licence, visibility, version }, { ...change, title: 'Töne', tags: ['a', 'b c'], version: 1 });
  }
  assert.equal((await owner.expect('PATCH', '/video/' + id, { title: 'first tab', ifVersion: 1 })).version, 2);
  assert.equal((await owner.call('PATCH', '/video/' + id, { title: 'second tab', ifVersion: 1 })).status, 412);
  assert.equal((await owner.video(id)).title, 'first tab');
  const parallel = await Promise.all(Array.from({ length: 4 }, (_, i) => owner.call('PATCH', '/video/' + id, { description: `${i}` })));
  assert.deepEqual(parallel.map((answer) => answer.status), [200, 200, 200, 200]);
  assert.equal((await owner.video(id)).version, 6);
  for (const body of [{ visibility: 'secret' }, { category: 'x' }, { licence: 'x' }, { language: '!' }, { tags: 'a' }, { tags: [''] }, { title: '' }, { ifVersion: 'x' }]) {
    assert.equal((await owner.call('PATCH', '/video/' + id, body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await other.call('PATCH', '/video/' + id, { title: 'mine' })).status, 403);
  assert.equal((await guest.call('PATCH', '/video/' + id, { title: 'mine' })).status, 401);
  const choices = await guest.expect('GET', '/video/categories');
  assert.ok(choices.categories.includes('music') && choices.licences.includes('CC0-1.0'));
});

test('a view counts once for each user and guest, and survives a restart', { timeout: 60000 }, async () => {
  const id = await owner.upload(await clip());
  const early = await owner.call('POST', `/video/${(await privateUpload('not yet')).videoId}/view`);
  assert.equal(early.status, 409);
  await owner.until(id, (video) => video.playable);
  const see = async (client, browser) => assert.equal((await client.call('POST', `/video/${id}/view`, undefined, { 'user-agent': browser })).status, 200);
  for (let i = 0; i < 3; i += 1) for (const client of [owner, other, guest]) await see(client, 'Firefox');
  await owner.until(id, (video) => video.views === 3);
  for (let i = 0; i < 100; i += 1) await see(guest, `browser ${i}`);
  await sleep(100);
  await server.kill('SIGTERM'); // what has not been written yet is written now
  await server.start();
  const { views } = await owner.video(id);
  assert.ok(views > 3 && views <= 10, `one address is at most eight guests: ${views}`);
  await see(guest, 'Firefox');
  await see(other, 'Firefox');
  await sleep(1500);
  assert.equal((await owner.video(id)).views, views, 'a restart does not count anyone again');
});

test('lists go on by cursor and link to their next page', async () => {
  const mine = new Client(server.origin);
  await mine.signUp();
  for (let i = 0; i < 5; i += 1) await mine.expect('POST', '/upload/upload-url', { title: `video ${i}` });
  let route = `/video/user/${mine.user.userId}/videos?take=2`;
  const titles = [];
  while (route) {
    const answer = await mine.call('GET', route);
    titles.push(answer.body.map((video) => video.title));
    route = /<\/api(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  assert.deepEqual(titles, [['video 4', 'video 3'], ['video 2', 'video 1'], ['video 0']]);
});
