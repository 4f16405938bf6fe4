// Bad media against the real server: what cannot be played ends as ERROR with a sentence for its uploader, nothing else is
// opened, and nobody else notices. What is only damaged plays, and says what is missing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkWholeVideo } from '../support/hls_checks.mjs';
import { damaged, damagedCopyable, falselyHuge, hostileFiles, threeHours, truncated } from '../support/hostile_files.mjs';
import { parseMaster } from '../support/media.mjs';
import { ask, childrenOf, memoryOf } from '../support/raw_http.mjs';
import { Client, patience, Server, temporaryFolder } from '../support/server.mjs';

const canTrace = (() => {
  try {
    execFileSync('strace', ['-f', 'true'], { stdio: 'ignore' });
    return !process.env.TEST_NO_STRACE;
  } catch {
    return false;
  }
})();
const folder = temporaryFolder();
const traces = mkdtempSync(path.join(folder, 'traces-'));
const tracing = ['strace', '-D', '-ff', '--seccomp-bpf', '-qq', '-e', 'trace=execve,open,openat,openat2,connect,socket', '-o', path.join(traces, 't')];
const server = new Server({ wrapper: canTrace ? tracing : [] });
const files = await hostileFiles();
let client;
const watch = { largestChild: 0, slowest: 0, stop: false, failures: [] };

before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
  watch.children = watchChildren();
  watch.others = watchAnswers();
});
after(() => server.stop());

async function watchChildren() {
  while (!watch.stop) {
    for (const child of childrenOf(server.process.pid)) {
      try {
        watch.largestChild = Math.max(watch.largestChild, memoryOf(child, 'VmHWM'));
      } catch {
        continue; // it has ended meanwhile
      }
    }
    await sleep(25);
  }
}

/** Someone else, who looks at the list all the time. */
async function watchAnswers() {
  while (!watch.stop) {
    const begun = performance.now();
    const answer = await ask(server.port, 'GET', '/api/video/all-videos').catch((error) => ({ status: error.message }));
    watch.slowest = Math.max(watch.slowest, performance.now() - begun);
    if (answer.status !== 200) watch.failures.push(answer.status);
    await sleep(50);
  }
}

function assertSentence(text) {
  assert.match(text ?? '', /^[A-Z][^\n]{14,250}$/, 'a sentence');
  assert.doesNotMatch(text, /[\\{}<>]|\/(tmp|proc|work|usr)|\b0x[0-9a-f]{6}|AVERROR|Errc|exit code|protocol/i, 'words for people');
}

for (const [name, file] of Object.entries(files)) {
  test(`says what is wrong with ${name}`, async (t) => {
    const begun = Date.now();
    const id = await client.upload(file, { confirm: false });
    const video = await client.settled(id, 15000);
    t.diagnostic(`${Date.now() - begun} ms: ${video.error}`);
    assert.equal(video.status, 'ERROR', JSON.stringify(video));
    assertSentence(video.error);
    assert.ok(Date.now() - begun <= 5000 * patience, `${Date.now() - begun} ms`);
    assert.equal((await client.media(id, 'master.m3u8')).status, 404);
  });
}

test('decoders opened nothing but libraries and what the kernel says of itself, and connected to nothing', { skip: !canTrace && 'needs strace' }, async (t) => {
  const own = /^(\/lib|\/usr\/lib|\/etc\/(ld\.so|localtime|ssl|gcrypt)|\/dev\/(null|urandom|random)|\/proc\/self|\/proc\/(cpuinfo|filesystems|meminfo|stat|sys)|\/sys\/|$)/;
  let decoders = 0;
  for (const name of readdirSync(traces)) {
    const lines = createInterface({ input: createReadStream(path.join(traces, name)) });
    let isDecoder = false;
    for await (const line of lines) {
      if (/^execve\(.*"media-child"/.test(line)) {
        isDecoder = true;
        decoders += 1;
      }
      if (!isDecoder) continue;
      assert.doesNotMatch(line, /^(connect|socket)\(/);
      const opened = /^open(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)"/.exec(line);
      if (opened) assert.match(opened[1], own, line);
    }
  }
  t.diagnostic(`${decoders} decoders traced`);
  assert.ok(decoders >= 15, `${decoders} decoders traced`);
});

for (const kind of ['encoded', 'copyable']) {
  test(`plays 95 % of a file that was cut off and says so: ${kind}`, async (t) => {
    const id = await client.upload(await truncated(0.95, kind));
    const video = await client.settled(id);
    t.diagnostic(video.notice);
    assert.equal(video.status, 'COMPLETED', video.error);
    assert.match(video.notice, /^The file is cut off: the last 0:0\d of 0:24 are missing\.$/);
    assert.ok(video.duration > 0.9 * 24 && video.duration < 24, `${video.duration}`);
    await checkWholeVideo(client, id, path.join(folder, `cut-${kind}`), { seconds: video.duration, frameSeconds: 1 / 25 });
  });
}

test('refuses 60 % of a file', async (t) => {
  const id = await client.upload(await truncated(0.6));
  const video = await client.settled(id, 15000);
  t.diagnostic(video.error);
  assert.equal(video.status, 'ERROR');
  assertSentence(video.error);
});

for (const container of ['mp4', 'mkv']) {
  test(`plays on after a broken stretch in the middle: H.264 in ${container}`, async (t) => {
    const id = await client.upload(await damaged(container));
    const video = await client.settled(id);
    t.diagnostic(`${video.notice} ${video.error ?? ''}`);
    assert.equal(video.status, 'COMPLETED', video.error);
    assertSentence(video.notice);
    await checkWholeVideo(client, id, path.join(folder, container), { seconds: 24, frameSeconds: 1 / 25 });
  });
}

test('copies no damaged picture to its viewers', async (t) => {
  const id = await client.upload(await damagedCopyable());
  const video = await client.settled(id);
  t.diagnostic(`${video.notice} ${video.error ?? ''}`);
  assert.equal(video.status, 'COMPLETED', video.error);
  assertSentence(video.notice);
  await checkWholeVideo(client, id, path.join(folder, 'damaged-copyable'), { seconds: 24, frameSeconds: 1 / 25 });
});

test('takes the size of the pictures for true, not the size that the index claims', async () => {
  const video = await client.settled(await client.upload(await falselyHuge()));
  assert.equal(video.status, 'COMPLETED', video.error);
  assert.deepEqual([video.width, video.height], [64, 64]);
});

test('completes a real video of three hours', { timeout: 300000 }, async (t) => {
  const begun = Date.now();
  const id = await client.upload(await threeHours());
  await client.until(id, (video) => video.playable, 20000);
  t.diagnostic(`playable after ${Date.now() - begun} ms`);
  const video = await client.settled(id, 180000);
  t.diagnostic(`complete after ${Date.now() - begun} ms`);
  assert.equal(video.status, 'COMPLETED', video.error);
  assert.equal(video.notice, null);
  assert.ok(Math.abs(video.duration - 10800) < 1, `${video.duration}`);
  const { variants } = parseMaster(await (await client.media(id, 'master.m3u8')).text());
  const playlist = await (await client.media(id, `${variants[0].label}/playlist.m3u8`)).text();
  const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, found) => sum + Number(found[1]), 0);
  assert.ok(Math.abs(seconds - 10800) < 1, `${seconds}`);
  assert.match(playlist, /#EXT-X-ENDLIST/);
});

test('meanwhile no decoder was large, everyone else was served, and nothing was left behind', async (t) => {
  watch.stop = true;
  await Promise.all([watch.children, watch.others]);
  t.diagnostic(`largest decoder ${watch.largestChild.toFixed(0)} MiB, slowest list ${watch.slowest.toFixed(0)} ms`);
  assert.deepEqual(watch.failures, []);
  assert.ok(watch.largestChild > 0 && watch.largestChild <= 1500, `${watch.largestChild} MiB`);
  assert.ok(watch.slowest <= 2000 * patience, `${watch.slowest} ms`);
  for (let tries = 0; tries < 50 && childrenOf(server.process.pid).length > 0; tries += 1) await sleep(100);
  const left = childrenOf(server.process.pid).map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  assert.deepEqual(left, [], 'no child, no zombie');
  assert.deepEqual(readdirSync(path.join(server.dataDir, 'store', 'incoming')), []);
});
