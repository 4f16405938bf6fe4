// A disk that fills up: no false 2xx, a clear 507, recovery without a restart.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkWholeVideo } from '../support/hls_checks.mjs';
import { clip } from '../support/media.mjs';
import { Client, putFile, Server, temporaryFolder } from '../support/server.mjs';

const isRoot = process.getuid() === 0;
const mount = temporaryFolder('sunomi-small-disk-');
const dataDir = path.join(mount, 'data');
const server = new Server({ dataDir });
let client;

before(async () => {
  if (!isRoot) return;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', mount]);
  mkdirSync(dataDir);
  server.logFile = mount + '.log';
  await server.start();
  client = await new Client(server.origin).signUp();
});
after(async () => {
  if (!isRoot) return;
  await server.stop();
  execFileSync('umount', [mount]);
});

const ballast = path.join(mount, 'ballast');
const freeBytes = () => {
  const { bavail, bsize } = statfsSync(mount);
  return bavail * bsize;
};
/** Leaves about `left` bytes; 0 means until nothing more can be written. */
function fillUpTo(left) {
  const file = openSync(ballast, 'w');
  const piece = Buffer.alloc(64 << 10, 1);
  try {
    while (freeBytes() > left) writeSync(file, piece, 0, Math.min(piece.length, Math.max(1, freeBytes() - left)));
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

test('refuses what does not fit, before taking it, and takes it when there is room again', { skip: !isRoot && 'needs root to mount a small disk' }, async () => {
  const source = await clip();
  const small = statSync(source).size;
  const tooLarge = await client.call('POST', '/upload/upload-url', { title: 'big', size: 200 << 20 });
  assert.equal(tooLarge.status, 507);
  assert.equal(tooLarge.body.code, 'no_space');
  const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 'small' });
  fillUpTo(small / 2);
  const refused = await putFile(url, source, {}).catch((error) => ({ status: 0, body: String(error) }));
  assert.equal(refused.status, 507, refused.body);
  assert.equal((await client.call('GET', '/video/all-videos')).status, 200, 'reading goes on');
  rmSync(ballast);
  assert.equal((await putFile(url, source, {})).status, 200);
  assert.equal((await client.settled(videoId)).status, 'COMPLETED');
});

test('a video whose segments do not fit waits, and is finished when they do', { skip: !isRoot && 'needs root to mount a small disk' }, async () => {
  const id = await client.upload(await clip(60));
  await client.until(id, (video) => video.playable);
  fillUpTo(0);
  await sleep(3000);
  const stuck = await client.call('GET', '/video/' + id);
  assert.ok(['TRANSCODING', 'COMPLETED'].includes(stuck.body.status), JSON.stringify(stuck.body));
  const sign = await client.call('POST', '/auth/signup', { userId: 'full' + Date.now(), password: 'long enough', name: 'x' });
  assert.ok(sign.status === 507 || sign.status === 200, `a write on a full disk answers ${sign.status}`);
  if (sign.status === 200) assert.equal((await client.call('GET', '/auth/check')).status, 200);
  rmSync(ballast);
  const video = await client.settled(id, 60000);
  assert.equal(video.status, 'COMPLETED', video.error);
  await checkWholeVideo(client, id, path.join(temporaryFolder(), id), { seconds: 60, frameSeconds: 1 / 30 });
  assert.deepEqual(readdirSync(path.join(dataDir, 'store', 'incoming')), []);
});
