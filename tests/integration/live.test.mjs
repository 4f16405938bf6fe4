// One live connection for everything: several videos at once and the notifications of its user, by messages on one socket.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { clip } from '../support/media.mjs';
import { Client, patience, putFile, Server } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

let server;
let owner;
let other;
/** A finished video that everyone may see. */
let shown;
const absent = () => randomBytes(8).toString('hex');

before(async () => {
  server = await new Server().start();
  owner = await new Client(server.origin).signUp('owner');
  other = await new Client(server.origin).signUp('other');
  shown = await owner.upload(await clip(2));
  await owner.settled(shown);
});
after(() => server.stop());

const open = (query = '') => openWebSocket(server.origin.replace('http', 'ws') + '/ws' + query);
const begin = (title = 'a video') => owner.expect('POST', '/upload/upload-url', { title, description: '' });
const show = (id, visibility) => owner.expect('PATCH', '/video/' + id, { visibility });

/** The next message that is no notification: `id status`, or the code of an error. */
async function next(socket) {
  for (;;) {
    const message = await socket.next();
    if (message.type === 'error') return message.code;
    if (message.status) return `${message.videoId} ${message.status}`;
  }
}

/** Nothing else was to be said: what is asked for now comes next. Twice, since those of one batch come in any order. */
async function isQuiet(socket, what) {
  for (let i = 0; i < 2; i += 1) {
    socket.send({ watch: [shown] });
    assert.equal(await next(socket), `${shown} COMPLETED`, what);
  }
}

test('two videos are followed on one socket to their ends, which are told once', { timeout: 120000 }, async () => {
  const socket = await open();
  const first = await begin();
  const second = await begin();
  socket.send({ watch: [first.videoId, second.videoId] });
  assert.deepEqual([await next(socket), await next(socket)].sort(), [first.videoId, second.videoId].map((id) => `${id} UPLOADING`).sort());
  const file = await clip(4);
  await Promise.all([first, second].map(({ url }) => putFile(url, file)));
  const last = new Map();
  while (![first, second].every(({ videoId }) => last.get(videoId) === 'COMPLETED')) {
    const [id, status] = (await next(socket)).split(' ');
    assert.notEqual(last.get(id), 'COMPLETED', 'nothing is said after the end');
    last.set(id, status);
  }
  await owner.expect('PATCH', '/video/' + first.videoId, { title: 'another' });
  await isQuiet(socket, 'changed after its end');
  socket.close();
});

test('who unwatches hears no more, and may watch again', async () => {
  const socket = await open(`?videoId=${shown}`);
  assert.equal(await next(socket), `${shown} COMPLETED`);
  const { videoId } = await begin();
  const told = `${videoId} UPLOADING`;
  socket.send({ watch: [videoId, shown] });
  assert.equal(await next(socket), told, 'what the address names is not told twice');
  await show(videoId, 'unlisted');
  assert.equal(await next(socket), told);
  socket.send({ unwatch: [videoId, absent()] });
  await show(videoId, 'public');
  const { videoId: later } = await begin();
  socket.send({ watch: [later] });
  assert.equal(await next(socket), `${later} UPLOADING`);
  socket.send({ unwatch: [later], watch: [videoId] });
  assert.equal(await next(socket), told);
  socket.close();
});

test('of a hidden video nothing is said until its owner says who they are', async () => {
  const { videoId: secret } = await begin('a secret');
  await show(secret, 'private');
  const guest = await open();
  const stranger = await open();
  stranger.send({ token: other.token });
  for (const socket of [guest, stranger]) {
    socket.send({ watch: [secret, absent()] });
    await isQuiet(socket, 'watched');
  }
  await owner.expect('PATCH', '/video/' + secret, { title: 'still a secret' });
  await isQuiet(guest, 'changed');
  await isQuiet(stranger, 'changed');
  guest.send({ token: owner.token });
  assert.equal(await next(guest), `${secret} UPLOADING`);
  await show(secret, 'unlisted');
  assert.equal(await next(guest), `${secret} UPLOADING`);
  assert.equal(await next(stranger), `${secret} UPLOADING`, 'everyone may see it now');
  await show(secret, 'private');
  assert.equal(await next(stranger), `${secret} ERROR`, 'gone');
  assert.equal(await next(guest), `${secret} UPLOADING`, 'its owner goes on');
  await show(secret, 'public');
  await isQuiet(stranger, 'that was the end of the watch');
  guest.close();
  stranger.close();
});

test('a token and what is to be watched may come in one message', async () => {
  const { videoId } = await begin('mine');
  await show(videoId, 'private');
  const socket = await open();
  socket.send({ token: owner.token, watch: [videoId] });
  assert.equal(await next(socket), `${videoId} UPLOADING`);
  socket.close();
});

test('more than fifty videos are refused as a whole, with a reason', async () => {
  const socket = await open();
  socket.send({ watch: [shown, ...Array.from({ length: 50 }, absent)] });
  const error = await socket.next();
  assert.deepEqual(error, { type: 'error', error: 'at most 50 videos can be watched on one connection; unwatch some first', code: 'too_many' });
  await isQuiet(socket, 'none of them is watched');
  const most = Array.from({ length: 50 }, absent);
  socket.send({ watch: most });
  socket.send({ watch: most.slice(0, 3) });
  socket.send({ watch: [shown] });
  assert.equal(await next(socket), 'too_many', 'those that are not there count, too');
  socket.send({ unwatch: most.slice(0, 1), watch: [shown] });
  assert.equal(await next(socket), `${shown} COMPLETED`);
  socket.close();
});

test('what is no list of ids is said so, anything else is ignored, and the socket goes on', async () => {
  const socket = await open();
  for (const text of ['', '{', 'null', '[]', '"watch"', '{}', '{"watch":[]}', '{"token":5}', '{"other":1}']) socket.sendText(text);
  await isQuiet(socket, 'ignored');
  for (const watch of [null, 5, 'x', {}, shown, [5], [null], [shown, '../secret'], [shown.toUpperCase()], [''], [[shown]], ['a'.repeat(65)]]) {
    for (const name of ['watch', 'unwatch']) {
      socket.send({ [name]: watch });
      const { type, error, code } = await socket.next();
      assert.deepEqual({ type, error, code }, { type: 'error', error: `${name} must be a list of video ids`, code: 'invalid' }, JSON.stringify(watch));
    }
  }
  await isQuiet(socket, 'afterwards');
  socket.close();
});

test('a renewed token is taken, one of somebody else or of an ended session closes the socket', { timeout: 60000 }, async () => {
  const second = new Client(server.origin);
  second.token = (await owner.expect('POST', '/auth/login', { userId: 'owner', password: 'correct horse' })).token;
  const { videoId } = await begin('until I leave');
  await show(videoId, 'private');
  const socket = await open();
  socket.send({ token: second.token, watch: [videoId] });
  assert.equal(await next(socket), `${videoId} UPLOADING`);
  socket.send({ token: (await second.expect('GET', '/auth/check')).token });
  await isQuiet(socket, 'renewed');
  const turncoat = await open();
  turncoat.send({ token: second.token });
  turncoat.send({ token: other.token, watch: [shown] });
  assert.equal(await turncoat.closed, 1008);
  await second.expect('POST', '/auth/logout');
  const begun = Date.now();
  assert.equal(await socket.closed, 1008);
  assert.ok(Date.now() - begun < 5000 * patience, `${Date.now() - begun} ms`);
});
