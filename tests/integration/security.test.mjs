// What docs/security.md promises of the whole program and belongs to no other test: the security log, private files,
// answers that browsers do not keep, host names, cookies' names, and settings that would be careless.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Browser, GitHub } from '../support/github.mjs';
import { binary, Client, patience, Server, temporaryFolder } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

let github;
let server;
before(async () => {
  github = await new GitHub().start();
  server = await new Server({
    env: { ...github.env, SUNOMI_PUBLIC_URL: 'https://v.example.org', SUNOMI_CORS_ORIGINS: 'https://ui.example.org' },
  }).start();
});
after(async () => {
  await server.stop();
  await github.stop();
});

/** The lines that the log got since the last call, without their time. */
let read = 0;
function securityLog() {
  const lines = server.log().split('\n').slice(read, -1);
  read += lines.length;
  return lines.filter((line) => line.includes(' security event=')).map((line) => line.replace(/^\S+ info security /, ''));
}

test('the log tells who came, who was refused and what was changed, and nothing that was typed in vain', async () => {
  securityLog();
  const ada = await new Client(server.origin).signUp('log-ada');
  const stranger = new Client(server.origin);
  const key = /event=account_created user=(\d+) /.exec(securityLog()[0])[1];
  await stranger.call('POST', '/auth/login', { userId: 'LOG-ada', password: 'my secret guess' });
  await stranger.call('POST', '/auth/login', { userId: 'my-password-in-the-wrong-field', password: 'x' });
  await stranger.call('POST', '/auth/login', { userId: 'log-ada\n2026 info security event=log_in user=1', password: 'x' });
  assert.deepEqual(securityLog(), [
    `event=log_in_refused user=${key} account=log-ada client=127.0.0.1 way=password why=wrong_password`,
    'event=log_in_refused client=127.0.0.1 way=password why=unknown_account',
    'event=log_in_refused client=127.0.0.1 way=password why=unknown_account',
  ]);
  const twin = await new Client(server.origin).call('POST', '/auth/login', { userId: 'log-ada', password: 'correct horse' });
  await ada.call('PUT', '/user', { email: 'ada@example.org', oldPassword: 'a wrong one' });
  await ada.expect('PUT', '/user', { email: 'ada@example.org', oldPassword: 'correct horse' });
  await ada.expect('PUT', '/user', { password: 'battery staple', oldPassword: 'correct horse' });
  await ada.expect('POST', '/auth/logout');
  const again = await new Client(server.origin).call('POST', '/auth/login', { userId: 'log-ada', password: 'battery staple' });
  const back = Object.assign(new Client(server.origin), { token: again.body.token });
  await back.expect('POST', '/auth/logout-everywhere');
  const last = await new Client(server.origin).call('POST', '/auth/login', { userId: 'log-ada', password: 'battery staple' });
  await Object.assign(back, { token: last.body.token }).expect('DELETE', '/user', { password: 'battery staple' });
  assert.equal(twin.status, 200);
  const lines = securityLog().map((line) => line.replace(/session=[0-9a-f]{8}\b/, 'session=…'));
  assert.deepEqual(lines, [
    `event=log_in user=${key} account=log-ada client=127.0.0.1 way=password session=…`,
    `event=confirmation_refused user=${key} account=log-ada client=127.0.0.1 why=wrong_password`,
    `event=email_changed user=${key} account=log-ada client=127.0.0.1`,
    `event=password_changed user=${key} sessions_ended=1`,
    `event=log_out user=${key} session=…`,
    `event=log_in user=${key} account=log-ada client=127.0.0.1 way=password session=…`,
    `event=sessions_ended user=${key} count=1`,
    `event=log_in user=${key} account=log-ada client=127.0.0.1 way=password session=…`,
    `event=account_deleted user=${key} account=log-ada`,
  ]);
  for (const typed of ['my secret guess', 'wrong-field', 'correct horse', 'battery staple', 'ada@example.org', ada.token]) {
    assert.ok(!server.log().includes(typed), typed);
  }
});

test('the log tells who signs in by GitHub, links and unlinks', async () => {
  securityLog();
  github.person = { id: 4711, login: 'octo', name: 'Octo', avatar_url: '' };
  const at = new Browser(server.origin);
  await at.go((await at.toCallback()).replace('https://v.example.org', server.origin));
  const came = securityLog();
  const user = /event=account_created user=(\d+) client=127\.0\.0\.1 way=github github=4711$/.exec(came[0])?.[1];
  assert.match(came[1] ?? '', new RegExp(`^event=log_in user=${user} account=octo client=127\\.0\\.0\\.1 way=github session=[0-9a-f]{8}$`));
  github.says = 'no';
  await at.go((await at.toCallback()).replace('https://v.example.org', server.origin));
  github.says = 'yes';
  assert.deepEqual(securityLog(), ['event=log_in_refused client=127.0.0.1 way=github why=github-cancelled']);
});

test('behind https cookies have names that no other host can give them', async () => {
  github.person = { id: 4712, login: 'octa', name: 'Octa', avatar_url: '' };
  const at = new Browser(server.origin);
  const begun = await at.go('/api/auth/github');
  assert.match(begun.setCookie[0], /^__Host-githubState=[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  const callback = (await at.approve(begun.location)).replace('https://v.example.org', server.origin);
  const planted = { cookie: 'githubState=' + at.cookies.get('__Host-githubState').value };
  assert.equal((await new Browser(server.origin).go(callback, { headers: planted })).location, '/login?error=github-expired');
  const done = await at.go(callback);
  assert.match(done.setCookie[1], /^__Host-githubJwtToken=[\w.-]+; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax; Secure$/);
  const token = at.cookies.get('__Host-githubJwtToken').value;
  const check = (cookie) => fetch(server.origin + '/api/auth/check', { headers: { cookie } });
  assert.equal((await check('githubJwtToken=' + token)).status, 401);
  const taken = await check('__Host-githubJwtToken=' + token);
  assert.deepEqual([taken.status, taken.headers.get('set-cookie')],
    [200, '__Host-githubJwtToken=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure']);
});

test('what only who is signed in may read is kept by no browser', async () => {
  const document = await (await fetch(server.origin + '/api/openapi.json')).json();
  const ada = await new Client(server.origin).signUp();
  const own = Object.entries(document.paths).filter(([at, { get }]) => get?.['x-access'] === 'user' && !at.includes('{')).map(([at]) => at.slice(4));
  assert.ok(own.length > 10 && own.includes('/user/export') && own.includes('/user/sessions'), own.join(' '));
  for (const at of own) {
    const { status, headers } = await ada.call('GET', at);
    assert.deepEqual([at, status, headers.get('cache-control'), headers.get('etag')], [at, 200, 'no-store', null]);
  }
  const anyones = await ada.call('GET', '/video/all-videos');
  assert.equal(anyones.headers.get('cache-control'), 'private, no-cache');
});

/** The status of a request with that Host. */
const statusFor = (host, at = '/api/video/all-videos') => new Promise((resolve, reject) => {
  http.get({ port: server.port, host: '127.0.0.1', path: at, headers: { host } }, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  }).on('error', reject);
});

test('a name that leads here and is not ours is refused', async () => {
  for (const ours of ['v.example.org', 'V.example.org:443', `127.0.0.1:${server.port}`, 'localhost', '[::1]']) assert.equal(await statusFor(ours), 200, ours);
  for (const other of ['evil.example', 'v.example.org.evil.example', 'a']) assert.equal(await statusFor(other), 421, other);
  assert.deepEqual([await statusFor('sunomi', '/healthz'), await statusFor('evil.example', '/')], [200, 421]);
});

test('pages of listed origins open sockets and streams here, others do not', async () => {
  const address = `ws://127.0.0.1:${server.port}/ws`;
  const stream = (origin) => fetch(server.origin + '/api/upload/sse/0123456789abcdef', { headers: { origin } });
  await assert.rejects(openWebSocket(address, { origin: 'https://evil.example' }), /403/);
  (await openWebSocket(address, { origin: 'https://ui.example.org' })).close();
  assert.equal((await stream('https://evil.example')).status, 403);
  assert.equal((await stream('https://ui.example.org')).status, 404);
});

test('files are the owner’s alone, whatever the umask and the folder’s mode are', async () => {
  const open = [];
  const look = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const at = path.join(folder, entry.name);
      if ((statSync(at).mode & 0o077) !== 0) open.push(at);
      if (entry.isDirectory()) look(at);
    }
  };
  const client = await new Client(server.origin).signUp();
  assert.equal((await client.call('GET', '/user')).status, 200);
  look(server.dataDir);
  assert.deepEqual(open, []);
});

test('careless settings are refused in a sentence', () => {
  const refusal = (args, env) => {
    const { status, stderr } = spawnSync(binary, ['serve', '--data-dir', temporaryFolder(), ...args], { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', timeout: 20000 * patience });
    assert.equal(status, 2, stderr);
    return stderr.trim();
  };
  const secret = 'x'.repeat(40);
  const seen = refusal(['--jwt-secret', secret]);
  assert.match(seen, /^--jwt-secret with a secret would be seen by everyone on this machine: put it into the variable SUNOMI_JWT_SECRET or the file of --config$/);
  assert.ok(!seen.includes(secret));
  assert.match(refusal([], { SUNOMI_GITHUB_URL: 'http://git.example.org' }), /^github_url must begin with https:/);
});
