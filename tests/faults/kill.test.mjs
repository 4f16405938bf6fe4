// kill -9 of the server, or of any child, at random moments between the first byte and COMPLETED: nothing that was
// answered 200 is lost, nothing gets stuck. KILLS says how often (10 by default, 50 with TEST_SCALE=torture).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkWholeVideo } from '../support/hls_checks.mjs';
import { clip } from '../support/media.mjs';
import { Client, patience, Server, temporaryFolder } from '../support/server.mjs';

const kills = Number(process.env.KILLS ?? (process.env.TEST_SCALE === 'torture' ? 50 : 10));
const server = new Server();
const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
after(() => server.stop());

const childrenOf = (pid) => {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).trim().split('\n').map(Number);
  } catch {
    return [];
  }
};

/** False when it ended by itself meanwhile. */
const kill = (pid) => {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};

test(`${kills} random kills lose nothing`, { timeout: 1800000 }, async (t) => {
  const source = await clip(20);
  const original = hash(source);
  const size = statSync(source).size;
  await server.start();
  let client = await new Client(server.origin).signUp('survivor');
  const accepted = [];
  const slowest = { ready: 0 };
  let struck = 0;
  for (let i = 0; i < kills; i += 1) {
    // Every other upload trickles, so that kills fall between its first and last byte, too.
    const upload = client.upload(source, { confirm: false, title: `cycle ${i}`, bytesPerSecond: i % 2 ? size : Infinity }).then(
      (id) => accepted.push(id),
      () => null, // cut off before its 200: allowed to be gone
    );
    await sleep(Math.random() * 2500);
    struck += 1;
    // Every third time a child, if one is at work just then; else the server.
    if (i % 3 === 2) {
      for (let tries = 0; tries < 50 && childrenOf(server.process.pid).length === 0; tries += 1) await sleep(20);
      const [child] = childrenOf(server.process.pid);
      if (child && kill(child)) {
        await upload;
        continue;
      }
    }
    await server.kill();
    await upload;
    await server.start();
    slowest.ready = Math.max(slowest.ready, server.readyAfter);
  }
  client = Object.assign(new Client(server.origin), { token: client.token });
  assert.ok(accepted.length > 0, 'at least one upload was answered before its kill');
  for (const id of accepted) {
    const video = await client.settled(id, 180000);
    assert.equal(video.status, 'COMPLETED', `${id}: ${video.error}`);
    assert.equal(hash(path.join(server.dataDir, 'store', 'objects', id, 'original.mp4')), original, 'the original is byte-identical');
  }
  // What was cut off is either still waiting for its bytes or whole; nothing hangs in between.
  for (const video of await client.expect('GET', '/video/user/survivor/videos?take=100')) {
    if (video.status === 'UPLOADING') assert.ok(!existsSync(path.join(server.dataDir, 'store', 'objects', video.id)), 'no orphan object');
    else assert.equal((await client.settled(video.id)).status, 'COMPLETED');
  }
  for (const id of accepted.slice(-3)) {
    await checkWholeVideo(client, id, path.join(temporaryFolder(), id), { seconds: 20, frameSeconds: 1 / 30 });
  }
  t.diagnostic(`${struck} kills, ${accepted.length} uploads accepted, all complete; slowest start to ready ${slowest.ready} ms`);
  assert.ok(slowest.ready <= 1000 * patience, `ready after ${slowest.ready} ms`);
});
