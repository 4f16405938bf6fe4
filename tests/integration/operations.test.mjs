// What an operator does to the process: ends it in the middle of things, starts it twice, gives it what it cannot use.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip, parseMaster, parsePlaylist } from '../support/media.mjs';
import { ask, childrenOf, RawConnection } from '../support/raw_http.mjs';
import { binary, Client, freePort, patience, putFile, Server, temporaryFolder } from '../support/server.mjs';

const exists = (pid) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** SIGTERM now: the server is gone within `limit`, with 0, and so are its children. */
async function endsWithin(server, limit) {
  const children = childrenOf(server.process.pid);
  const begun = Date.now();
  const { code } = await server.kill('SIGTERM');
  const took = Date.now() - begun;
  assert.equal(code, 0, server.log().slice(-2000));
  assert.ok(took <= limit * patience, `exit after ${took} ms`);
  assert.deepEqual(children.filter(exists), [], 'children gone');
  return took;
}

test('SIGTERM during an upload, a sweep and a wait for a segment: gone in time, and a restart completes all', { timeout: 180000 }, async (t) => {
  const server = await new Server().start();
  let client = await new Client(server.origin).signUp();
  const swept = await client.upload(await clip(60));
  await client.until(swept, (video) => video.playable);
  const label = parseMaster(await (await client.media(swept, 'master.m3u8')).text()).variants.at(-1).label;
  const { segments } = parsePlaylist(await (await client.media(swept, `${label}/playlist.m3u8`)).text());
  const source = await clip();
  const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 'in between' });
  const nearlyDone = putFile(url, source, {}, statSync(source).size / 3).catch((error) => ({ status: error.code }));
  const tooSlow = await client.expect('POST', '/upload/upload-url', { title: 'too slow' });
  const cut = putFile(tooSlow.url, source, {}, statSync(source).size / 120).catch((error) => ({ status: error.code }));
  const segment = client.media(swept, `${label}/${segments.at(-1).name}`).then((answer) => answer.status, (error) => error.message);
  await sleep(500);
  t.diagnostic(`exit after ${await endsWithin(server, 25000)} ms`);
  assert.equal((await nearlyDone).status, 200, 'an upload that could end was let end');
  assert.notEqual((await cut).status, 200);
  assert.ok([200, 503].includes(await segment), `the segment: ${await segment}`);
  await server.start();
  client = Object.assign(new Client(server.origin), { token: client.token });
  for (const id of [swept, videoId]) assert.equal((await client.settled(id)).status, 'COMPLETED');
  assert.equal((await client.video(tooSlow.videoId)).status, 'UPLOADING');
  assert.equal((await putFile(tooSlow.url, source)).status, 200, 'sent again');
  assert.equal((await client.settled(tooSlow.videoId)).status, 'COMPLETED');
  assert.deepEqual(readdirSync(path.join(server.dataDir, 'store', 'incoming')), []);
  await server.stop();
});

test('SIGTERM with idle, half and watching connections takes no longer than SIGTERM alone', async (t) => {
  const server = await new Server().start();
  const crowd = Array.from({ length: 50 }, () => new RawConnection(server.port));
  await Promise.all(crowd.map((c) => c.connected));
  const took = await endsWithin(server, 12000);
  t.diagnostic(`exit after ${took} ms`);
  for (const connection of crowd) connection.socket.destroy();
});

/** Runs to its end: {code, text}. */
function run(args, options = {}) {
  const { status, stdout, stderr } = spawnSync(binary, args, { encoding: 'utf8', timeout: 15000, env: { PATH: process.env.PATH }, ...options });
  return { code: status, text: stdout + stderr };
}

test('a second server on the same data is refused in a sentence, and the first goes on', async () => {
  const server = await new Server().start();
  const second = run(['serve', '--listen', `127.0.0.1:${await freePort()}`, '--data-dir', server.dataDir]);
  assert.equal(second.code, 1);
  assert.match(second.text, /another sunomi process uses the data directory/);
  const samePort = run(['serve', '--listen', `127.0.0.1:${server.port}`, '--data-dir', temporaryFolder()]);
  assert.equal(samePort.code, 1);
  assert.match(samePort.text, new RegExp(`${server.port}`));
  assert.match(samePort.text, /in use/i);
  assert.equal((await ask(server.port, 'GET', '/readyz')).status, 200);
  await server.stop();
});

test('what cannot be used is said in one or a few lines, with a code that is not 0', async () => {
  const file = path.join(temporaryFolder(), 'a-file');
  writeFileSync(file, 'x');
  const cases = {
    'an unknown flag': [['serve', '--no-such-flag'], 2, /no-such-flag/],
    'an unknown command': [['fly'], 2, /no command fly/],
    'a flag without its value': [['serve', '--listen'], 2, /--listen/],
    'a port that is none': [['serve', '--listen', '127.0.0.1:99999'], 2, /listen/],
    'an address that is none': [['serve', '--listen', 'nowhere:80'], 2, /listen/],
    'a data directory that is a file': [['serve', '--listen', '127.0.0.1:0', '--data-dir', file], 1, /a-file/],
    'a data directory below a file': [['serve', '--listen', '127.0.0.1:0', '--data-dir', file + '/below'], 1, /a-file/],
    'a data directory in /proc': [['serve', '--listen', '127.0.0.1:0', '--data-dir', '/proc/sunomi'], 1, /\/proc\/sunomi/],
  };
  for (const [what, [args, code, words]] of Object.entries(cases)) {
    const ended = run(args);
    assert.equal(ended.code, code, `${what}: ${ended.text}`);
    assert.match(ended.text, words, what);
    assert.doesNotMatch(ended.text, /terminate called|what\(\)|Aborted/, what);
  }
});

test('a data directory that cannot be written is refused, not half used', async () => {
  const folder = temporaryFolder();
  const data = path.join(folder, 'data');
  mkdirSync(data);
  chmodSync(data, 0o500);
  const asNobody = process.getuid() === 0 ? { uid: 65534, gid: 65534, cwd: '/' } : {};
  chmodSync(folder, 0o755);
  const ended = run(['serve', '--listen', '127.0.0.1:0', '--data-dir', data], asNobody);
  assert.equal(ended.code, 1, ended.text);
  assert.match(ended.text, /cannot use the data directory .*data: Permission denied/);
  assert.deepEqual(readdirSync(data), []);
});

test('a database that is none is refused and left as it is', async () => {
  const data = temporaryFolder();
  const first = await new Server({ dataDir: data }).start();
  await first.kill('SIGTERM');
  const [name] = readdirSync(data).filter((entry) => /\.(db|sqlite3?)$/.test(entry));
  assert.ok(name, readdirSync(data).join(' '));
  const broken = path.join(data, name);
  writeFileSync(broken, 'not a database at all, but long enough to be looked at'.repeat(100));
  const ended = run(['serve', '--listen', '127.0.0.1:0', '--data-dir', data]);
  assert.equal(ended.code, 1, ended.text);
  assert.match(ended.text, /database/);
  assert.ok(existsSync(broken) && readFileSync(broken, 'latin1').startsWith('not a database'));
});
