// A backup of a running server, and what comes out of it: everything, byte for byte, whatever happened meanwhile.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip, parseMaster, parsePlaylist } from '../support/media.mjs';
import { binary, Client, Server, temporaryFolder } from '../support/server.mjs';

const env = { PATH: process.env.PATH };
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(binary, args, { encoding: 'utf8', env, timeout: 120000 });
  return { code: status, text: stdout + stderr };
};
const backup = (server, folder) => run('backup', folder, '--data-dir', server.dataDir);
const figure = (text, name) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(text)?.[1] ?? NaN);

/** Hash of everything that a player reads of a video. */
async function fingerprint(client, id) {
  const hash = createHash('sha256');
  const take = async (name) => {
    const answer = await client.media(id, name);
    assert.equal(answer.status, 200, name);
    const bytes = Buffer.from(await answer.arrayBuffer());
    hash.update(bytes);
    return bytes.toString('utf8');
  };
  const master = parseMaster(await take('master.m3u8'));
  for (const { label } of master.variants) {
    await take(`${label}/init.mp4`);
    const { segments } = parsePlaylist(await take(`${label}/playlist.m3u8`));
    for (const { name } of segments) await take(`${label}/${name}`);
  }
  return hash.digest('hex');
}

test('a backup under load restores to a server that has every video, byte for byte', { timeout: 300000 }, async (t) => {
  const server = await new Server().start();
  const client = await new Client(server.origin).signUp();
  const source = await clip();
  const kept = await client.upload(source);
  await client.settled(kept);
  const folder = path.join(temporaryFolder(), 'backup');
  const first = backup(server, folder);
  assert.equal(first.code, 0, first.text);
  assert.equal(statSync(path.join(folder, 'secret')).mode & 0o777, 0o600);

  let busy = true;
  const load = (async () => {
    while (busy) {
      const id = await client.upload(source);
      await sleep(Math.random() * 300);
      await client.call('DELETE', '/video/' + id);
    }
  })();
  const more = await client.upload(source);
  await client.settled(more);
  for (let round = 0; round < 4; round += 1) {
    await sleep(200);
    const again = await new Promise((resolve) => {
      const child = spawn(binary, ['backup', folder, '--data-dir', server.dataDir], { env });
      let text = '';
      child.stdout.on('data', (piece) => (text += piece));
      child.stderr.on('data', (piece) => (text += piece));
      child.on('exit', (code) => resolve({ code, text }));
    });
    assert.equal(again.code, 0, again.text);
    assert.ok(figure(again.text, 'new_objects') < figure(again.text, 'objects'), `only what is new: ${again.text}`);
  }
  busy = false;
  await load;
  const wanted = { [kept]: await fingerprint(client, kept), [more]: await fingerprint(client, more) };
  const { token } = client;
  await server.stop();

  const data = path.join(temporaryFolder(), 'restored');
  const restored = run('restore', folder, '--hashes', '--data-dir', data);
  assert.equal(restored.code, 0, restored.text);
  t.diagnostic(restored.text.trim());
  const other = await new Server({ dataDir: data }).start();
  const reader = Object.assign(new Client(other.origin), { token });
  for (const [id, hash] of Object.entries(wanted)) assert.equal(await fingerprint(reader, id), hash, id);
  assert.equal((await reader.call('GET', '/auth/protected')).status, 200, 'the secret came along: the token still holds');
  const list = await reader.expect('GET', '/video/all-videos');
  for (const { id } of list) assert.ok((await reader.media(id, 'master.m3u8')).status === 200, `${id} is whole`);
  await other.stop();
});

test('a backup that is killed leaves the one before, or none, and the next one ends it', { timeout: 120000 }, async () => {
  const server = await new Server().start();
  const client = await new Client(server.origin).signUp();
  const id = await client.upload(await clip());
  await client.settled(id);
  const folder = path.join(temporaryFolder(), 'backup');
  for (const after of [0, 5, 10, 20, 40]) {
    const child = spawn(binary, ['backup', folder, '--data-dir', server.dataDir], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await sleep(after);
    child.kill('SIGKILL');
    await ended;
    const data = path.join(temporaryFolder(), 'restored');
    const restored = run('restore', folder, '--hashes', '--data-dir', data);
    assert.equal(restored.code === 0, existsSync(path.join(folder, 'manifest.json')), `after ${after} ms: ${restored.text}`);
    assert.equal(existsSync(data), restored.code === 0, 'all or nothing');
  }
  assert.equal(backup(server, folder).code, 0);
  assert.equal(readdirSync(folder).filter((name) => name.startsWith('database-')).length, 1);
  await server.stop();
});

test('onto another file system and back into a mount point, with a slash at the end', { skip: process.getuid() !== 0 && 'needs root to mount one', timeout: 60000 }, async () => {
  const server = await new Server().start();
  const client = await new Client(server.origin).signUp('keeper');
  await client.upload(await clip(), { confirm: false });
  await server.kill('SIGTERM');
  const [other, target, tiny] = ['200m', '200m', '1m'].map((size) => {
    const folder = temporaryFolder();
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=' + size, 'tmpfs', folder]);
    return folder;
  });
  try {
    const made = backup(server, path.join(other, 'backup'));
    assert.equal(made.code, 0, made.text);
    assert.match(backup(server, path.join(tiny, 'backup')).text, /No space left/);
    const refused = run('restore', path.join(other, 'backup'), '--data-dir', path.join(tiny, 'data'));
    assert.match(refused.text, /No space left/);
    assert.deepEqual(readdirSync(tiny), ['backup']);

    mkdirSync(path.join(target, '.restoring')); // as of one that was killed
    for (const action of [['restore', path.join(other, 'backup')], ['serve'], ['backup', path.join(other, 'x')]]) {
      assert.equal(run(...action, '--data-dir', target).code, 1, action[0]);
    }
    rmSync(path.join(target, '.restoring'), { recursive: true });
    mkdirSync(path.join(target, 'lost+found'));
    const restored = run('restore', path.join(other, 'backup'), '--hashes', '--data-dir', target + '/');
    assert.equal(restored.code, 0, restored.text);
    const again = await new Server({ dataDir: target }).start();
    assert.equal((await new Client(again.origin).expect('GET', '/user/keeper')).userId, 'keeper');
    await again.kill('SIGTERM');
  } finally {
    for (const folder of [other, target, tiny]) spawnSync('umount', [folder]);
  }
});

test('what is damaged or in the way is refused in a sentence, and left as it is', { timeout: 120000 }, async () => {
  const server = await new Server().start();
  const client = await new Client(server.origin).signUp();
  const id = await client.upload(await clip());
  await client.settled(id);
  await server.kill('SIGTERM');
  const folder = path.join(temporaryFolder(), 'backup');
  assert.equal(backup(server, folder).code, 0, 'also while no server runs');
  const full = temporaryFolder();
  writeFileSync(path.join(full, 'something'), 'x');
  const overwriting = run('restore', folder, '--data-dir', full);
  assert.equal(overwriting.code, 1);
  assert.match(overwriting.text, /never overwrites/);
  assert.match(backup(server, full).text, /neither empty nor a backup/);
  assert.deepEqual(readdirSync(full), ['something']);
  assert.match(run('restore', temporaryFolder(), '--data-dir', path.join(full, 'new')).text, /no whole backup/);

  const label = readdirSync(path.join(folder, 'objects', id)).find((name) => /p$/.test(name));
  const segment = path.join(folder, 'objects', id, label, 's_000.m4s');
  const bytes = readFileSync(segment);
  const damaged = Buffer.from(bytes);
  damaged[100] ^= 1;
  spawnSync('cp', ['--remove-destination', segment, segment + '.x']);
  spawnSync('mv', [segment + '.x', segment]);
  writeFileSync(segment, damaged);
  const refused = run('restore', folder, '--hashes', '--data-dir', path.join(full, 'new'));
  assert.equal(refused.code, 1);
  assert.match(refused.text, /s_000\.m4s/);
  assert.ok(!existsSync(path.join(full, 'new')));
});

test('the doctor finds a healthy server healthy, and says what is wrong with another', { timeout: 60000 }, async () => {
  const server = await new Server().start();
  const examine = (...args) => spawnSync(binary, ['doctor', '--json', ...args], { encoding: 'utf8', env, timeout: 60000 });
  const healthy = examine('--data-dir', server.dataDir, '--listen', `127.0.0.1:${server.port}`);
  const grades = Object.fromEntries(JSON.parse(healthy.stdout).map(({ check, grade }) => [check, grade]));
  assert.equal(healthy.status, 0, healthy.stdout);
  for (const check of ['data folder', 'database', 'store', 'clock', 'media child', 'port']) assert.equal(grades[check], 'OK', check);
  const elsewhere = temporaryFolder();
  mkdirSync(path.join(elsewhere, 'store'));
  writeFileSync(path.join(elsewhere, 'sunomi.db'), 'no database at all'.repeat(1000));
  const ill = examine('--data-dir', elsewhere, '--listen', `127.0.0.1:${server.port}`);
  const failed = JSON.parse(ill.stdout).filter(({ grade }) => grade === 'FAIL').map(({ check }) => check);
  assert.equal(ill.status, 1);
  assert.deepEqual(failed, ['database', 'port']);
  assert.deepEqual(readdirSync(path.join(elsewhere, 'store')), [], 'it leaves nothing behind');
  await server.stop();
});

test('where a server would not start, or would lose things, the doctor says so and the server does not start', { timeout: 60000 }, async () => {
  const failing = (folder) => {
    const found = JSON.parse(run('doctor', '--json', '--listen', '127.0.0.1:0', '--data-dir', folder).text.split('\n').find((line) => line.startsWith('[')));
    const refused = run('serve', '--listen', '127.0.0.1:0', '--data-dir', folder);
    assert.equal(refused.code, 1, refused.text);
    return [found.filter(({ grade }) => grade === 'FAIL').map(({ check }) => check), refused.text.match(/sunomi serve: (.*)/)[1]];
  };
  const withFile = (name, text, mode = 0o600) => {
    const folder = temporaryFolder();
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    chmodSync(path.join(folder, name), mode);
    return folder;
  };
  for (const [folder, check, words] of [
    [withFile('store/objects/avatars/0123456789abcdef.jpg', 'x'), 'database', /holds objects, but the database .* is new/],
    [withFile('store', 'x'), 'store', /store/],
    [withFile('secret', 'too short'), 'secret', /less than 32 bytes/],
    [withFile('secret', 'x'.repeat(64), 0o644), 'secret', /open to others/],
    [withFile('.restoring/sunomi.db', ''), 'data folder', /a restore/],
  ]) {
    const [failed, said] = failing(folder);
    assert.deepEqual(failed, [check], said);
    assert.match(said, words);
  }
});
