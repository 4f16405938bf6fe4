// A failed video is tried again: what broke down meanwhile comes right, what is broken says so once more.
import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clip } from '../support/media.mjs';
import { Client, putFile, Server, temporaryFolder } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

const server = new Server();
let owner;

before(async () => {
  await server.start();
  owner = await new Client(server.origin).signUp('owner');
});
after(() => server.stop());

const retry = (client, id) => client.call('POST', `/video/${id}/retry`);

test('a video whose original was out of reach is tried again when it is back', async () => {
  const { url, videoId: id } = await owner.expect('POST', '/upload/upload-url', { title: 'Lost and found', description: '' });
  assert.equal((await putFile(url, await clip())).status, 200);
  await server.kill('SIGKILL');
  const original = path.join(server.dataDir, 'store/objects', id, 'original.mp4');
  renameSync(original, original + '.away');
  await server.start();
  const failed = await owner.settled(id);
  assert.deepEqual([failed.status, failed.playable, failed.error], ['ERROR', false, 'The stored original is missing.']);
  const refused = await retry(owner, id);
  assert.deepEqual([refused.status, refused.body.error], [409, 'the uploaded file is not stored any more: upload it once more']);

  renameSync(original + '.away', original);
  const stranger = await new Client(server.origin).signUp('stranger');
  assert.equal((await retry(stranger, id)).status, 403);
  const answers = await Promise.all([retry(owner, id), retry(owner, id), retry(owner, id)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  const socket = await openWebSocket(`${server.origin}/ws?videoId=${id}`);
  const first = await socket.next();
  assert.notEqual(first.status, 'ERROR');
  assert.equal(first.error, null);
  socket.close();
  const { error } = await owner.until(id, ({ playable }) => playable);
  assert.equal(error, null);
  assert.equal((await owner.media(id, 'master.m3u8')).status, 200);
  assert.equal((await retry(owner, id)).status, 409, 'it has not failed');
});

test('a file that is no video fails again, with its reason', async () => {
  const file = path.join(temporaryFolder(), 'no.mp4');
  writeFileSync(file, 'no media at all'.repeat(10));
  const id = await owner.upload(file);
  const { status, error } = await owner.settled(id);
  assert.equal(status, 'ERROR');
  assert.equal((await retry(owner, id)).status, 200);
  assert.equal((await owner.settled(id)).error, error);
  assert.equal((await retry(owner, id)).status, 200, 'as often as one likes');
});
