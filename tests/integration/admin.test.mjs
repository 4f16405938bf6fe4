// Those who run an instance: the first admin, roles, suspensions, invitations, new passwords, and the console.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../support/media.mjs';
import { binary, Client, patience, putFile, Server, temporaryFolder } from '../support/server.mjs';
import { SmtpServer } from '../support/smtp_server.mjs';

const password = 'correct horse';
const status = async (promise) => (await promise).status;

async function logIn(server, userId, secret = password) {
  const client = new Client(server.origin);
  const { token, user } = await client.expect('POST', '/auth/login', { userId, password: secret });
  return Object.assign(client, { token, user });
}

const setupToken = (server) => server.log().match(/\/signup\?setup=([0-9a-f]+)/)?.[1];

/** Signs up by the link that the server printed. */
async function firstAdmin(server, userId = 'root') {
  const token = setupToken(server);
  assert.ok(token.length >= 32, 'at least 128 bits');
  await new Client(server.origin).expect('POST', '/auth/signup', { userId, password, name: 'Root', setupToken: token });
  return logIn(server, userId);
}

function admin(server, args, { input, json = true } = {}) {
  const { status: code, stdout, stderr } = spawnSync(binary, ['admin', ...args, ...(json ? ['--json'] : []), '--data-dir', server.dataDir], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH },
  });
  return { code, stderr, stdout, answer: json && code === 0 ? JSON.parse(stdout) : null };
}

async function until(done, within = 20000) {
  const end = Date.now() + within * patience;
  for (;;) {
    const result = await done();
    if (result) return result;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(50);
  }
}

test('the first start prints a link that makes one admin, also when twenty race for it', async () => {
  const server = await new Server().start();
  const token = setupToken(server);
  const file = path.join(server.dataDir, 'setup-token');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await server.kill('SIGTERM');
  await server.start();
  assert.equal(server.log().split(token).length, 3, 'the same link after a restart');

  const guest = new Client(server.origin);
  const sign = (userId, setupToken) => guest.call('POST', '/auth/signup', { userId, password, name: 'N', setupToken });
  assert.equal(await status(sign('wrong', token.replace(/./g, '0'))), 403);
  const answers = await Promise.all([...Array(20).keys()].map((i) => status(sign('racer' + i, token))));
  assert.equal(answers.filter((code) => code === 200).length, 1, String(answers));
  assert.ok(answers.every((code) => [200, 403, 429].includes(code)), String(answers));
  const winner = 'racer' + answers.indexOf(200);
  const users = await (await logIn(server, winner)).expect('GET', '/admin/users');
  assert.deepEqual(users.map((user) => [user.userId, user.role]), [[winner, 'admin']]);
  assert.equal(await status(sign('late', token)), 403);
  await server.kill('SIGTERM');
  await server.start();
  assert.equal(existsSync(file), false);
  assert.equal(server.log().match(/Nobody administers/g).length, 2, 'not printed any more');
  await server.stop();
});

test('roles, suspension, quota and deletion; the last admin stays', async () => {
  const server = await new Server().start();
  const root = await firstAdmin(server);
  const ada = await new Client(server.origin).signUp('ada');
  const bob = await new Client(server.origin).signUp('bob');
  for (const someone of [new Client(server.origin), ada]) {
    for (const route of ['/admin/users', '/admin/videos', '/admin/overview', '/admin/audit', '/admin/invites']) {
      assert.equal(await status(someone.call('GET', route)), someone.token ? 403 : 401, route);
    }
  }
  assert.equal((await root.expect('PUT', '/admin/users/ada/role', { role: 'moderator' })).role, 'moderator');
  assert.equal(await status(ada.call('GET', '/admin/videos')), 200, 'at once, with the same token');
  assert.equal(await status(ada.call('GET', '/admin/users')), 403);
  assert.equal(await status(root.call('PUT', '/admin/users/ada/role', { role: 'king' })), 400);
  await root.expect('PUT', '/admin/users/ada/role', { role: 'user' });
  assert.equal(await status(ada.call('GET', '/auth/protected')), 401, 'a lower role ends the sessions');

  for (const [method, route, body] of [
    ['PUT', '/admin/users/root/role', { role: 'user' }],
    ['PUT', '/admin/users/root/suspended', { suspended: true }],
    ['DELETE', '/admin/users/root'],
    ['DELETE', '/user/', { password }],
  ]) {
    assert.equal(await status(root.call(method, route, body)), 409, `${method} ${route}`);
  }

  assert.equal((await root.expect('PUT', '/admin/users/BOB/suspended', { suspended: true })).suspended, true);
  assert.equal(await status(bob.call('GET', '/auth/protected')), 401, 'signed out');
  const attempt = await new Client(server.origin).call('POST', '/auth/login', { userId: 'bob', password });
  assert.equal(attempt.status, 403);
  await root.expect('PUT', '/admin/users/bob/suspended', { suspended: false });
  await logIn(server, 'bob');
  assert.equal((await root.expect('PUT', '/admin/users/bob/quota', { quotaBytes: 5000 })).quotaBytes, 5000);
  assert.equal((await root.expect('PUT', '/admin/users/bob/quota', {})).quotaBytes, null);

  assert.deepEqual((await root.expect('GET', '/admin/users?search=B')).map((user) => user.userId), ['bob']);
  const first = await root.call('GET', '/admin/users?take=2');
  const next = first.headers.get('link').match(/<\/api(.*)>; rel="next"/)[1];
  assert.deepEqual([...first.body, ...(await root.expect('GET', next))].map((user) => user.userId), ['ada', 'bob', 'root']);
  await root.expect('DELETE', '/admin/users/bob');
  assert.equal(await status(root.call('GET', '/admin/users/bob')), 404);

  const audit = await root.expect('GET', '/admin/audit');
  assert.deepEqual(audit.slice(0, 2).map((entry) => [entry.actor, entry.action, entry.target]), [
    ['root', 'delete account', 'bob'],
    ['root', 'set quota', 'bob'],
  ]);
  assert.match(server.log(), /audit actor=root action="suspend" target=bob/);
  await server.stop();
});

test('who is suspended sends nothing any more, not even to addresses signed before', async () => {
  const server = await new Server().start();
  const root = await firstAdmin(server);
  const bob = await new Client(server.origin).signUp('bob');
  const size = 5000;
  const announced = await bob.expect('POST', '/upload/upload-url', { title: 'announced', size });
  const { url } = await bob.expect('POST', '/upload/upload-url', { title: 'under way' });
  const { uploadId } = await bob.expect('POST', '/upload/multipart', { title: 'in parts', size });
  const [part] = await bob.expect('POST', `/upload/multipart/${uploadId}/part-urls`, { parts: [1] });
  const put = async (to, body) => fetch(to, { method: 'PUT', body });
  const half = http.request(url, { method: 'PUT', agent: false, headers: { 'content-length': size } });
  half.write(Buffer.alloc(1000));
  const answered = new Promise((resolve) => half.on('response', (answer) => resolve(answer.resume().statusCode)));
  await until(async () => (await bob.expect('GET', '/user/usage')).uploading === 3 * size);

  await root.expect('PUT', '/admin/users/bob/suspended', { suspended: true });
  half.end(Buffer.alloc(size - 1000));
  assert.equal(await answered, 403, 'nor what was under way');
  for (const to of [announced.url, url, part.url]) assert.equal(await status(put(to, Buffer.alloc(size))), 403);
  assert.equal((await root.expect('GET', '/admin/users/bob')).usedBytes, 0);
  await root.expect('PUT', '/admin/users/bob/suspended', { suspended: false });
  assert.equal(await status(put(announced.url, Buffer.alloc(size))), 200, 'the address is good again');
  await server.stop();
});

test('moderators see everyone’s videos, hold and delete them', async () => {
  const server = await new Server().start();
  const root = await firstAdmin(server);
  const owner = await new Client(server.origin).signUp('owner');
  const guest = new Client(server.origin);
  const good = await owner.upload(await clip());
  await owner.until(good, (video) => video.playable);
  const broken = path.join(temporaryFolder(), 'broken.mp4');
  writeFileSync(broken, 'no video at all'.repeat(100));
  const bad = await owner.upload(broken);
  await owner.settled(bad);
  const failed = await root.expect('GET', '/admin/videos?which=failed');
  assert.deepEqual(failed.map((video) => [video.id, video.userId]), [[bad, 'owner']]);
  assert.ok(failed[0].error.length > 10);
  assert.deepEqual((await root.expect('GET', '/admin/videos')).map((video) => video.id).sort(), [good, bad].sort());

  assert.equal(await status(guest.call('GET', '/video/' + good)), 200);
  await root.expect('PUT', `/admin/videos/${good}/hold`, { held: true });
  assert.equal(await status(guest.call('GET', '/video/' + good)), 404, 'kept from everyone');
  assert.equal(await status(owner.call('GET', '/video/' + good)), 200, 'but its owner');
  assert.equal((await root.expect('GET', '/admin/videos?which=held'))[0].id, good);
  await root.expect('PUT', `/admin/videos/${good}/hold`, { held: false });
  assert.equal(await status(guest.call('GET', '/video/' + good)), 200);
  const overview = await root.expect('GET', '/admin/overview');
  assert.deepEqual([overview.videos, overview.failedVideos, overview.heldVideos], [2, 1, 0]);
  assert.ok(overview.originalBytes > 1000 && overview.freeBytes > 0 && overview.diskBytes > overview.freeBytes);
  const inQueue = (running) => overview.queue.filter(({ state }) => (state === 'running') === running).reduce((sum, { count }) => sum + count, 0);
  assert.deepEqual([overview.tasksRunning, overview.tasksWaiting], [inQueue(true), inQueue(false)]);
  await root.expect('DELETE', `/admin/videos/${good}`);
  assert.equal(await status(owner.call('GET', '/video/' + good)), 404);
  assert.equal(existsSync(path.join(server.dataDir, 'store/objects', good, 'original.mp4')), false);
  assert.equal(await status(root.call('DELETE', `/admin/videos/${good}`)), 404);
  await server.stop();
});

test('content warnings: the owner’s, and those of moderators, which stay', async () => {
  const server = await new Server().start();
  const root = await firstAdmin(server);
  const owner = await new Client(server.origin).signUp('owner');
  const guest = new Client(server.origin);
  assert.ok((await guest.expect('GET', '/video/categories')).contentWarnings.includes('violence'));
  const { url, videoId: id } = await owner.expect('POST', '/upload/upload-url', { title: 'Lights', description: '', contentWarnings: ['flashing-lights'] });
  await putFile(url, await clip());
  await owner.until(id, (video) => video.playable);
  const shown = async () => {
    const { moderationTypes, contentWarnings, moderatorWarnings } = await guest.video(id);
    return [moderationTypes, contentWarnings, moderatorWarnings, (await guest.expect('GET', '/video/all-videos'))[0].hasContentWarning];
  };
  assert.deepEqual(await shown(), [['flashing-lights'], ['flashing-lights'], [], true]);
  const stored = await root.expect('PUT', `/admin/videos/${id}/content-warnings`, { contentWarnings: ['gore', 'violence'] });
  assert.deepEqual(stored, { contentWarnings: ['violence', 'gore'] });
  await owner.expect('PATCH', '/video/' + id, { contentWarnings: [] });
  assert.deepEqual(await shown(), [['violence', 'gore'], [], ['violence', 'gore'], true]);
  await owner.expect('PATCH', '/video/' + id, { title: 'Another title', contentWarnings: ['gore'] });
  assert.deepEqual(await shown(), [['violence', 'gore'], ['gore'], ['violence', 'gore'], true]);
  await root.expect('PUT', `/admin/videos/${id}/content-warnings`, { contentWarnings: [] });
  assert.deepEqual(await shown(), [['gore'], ['gore'], [], true]);
  await owner.expect('PATCH', '/video/' + id, { contentWarnings: [] });
  assert.deepEqual(await shown(), [[], [], [], false]);
  assert.equal(await status(owner.call('PATCH', '/video/' + id, { contentWarnings: ['boredom'] })), 400);
  assert.equal(await status(owner.call('PUT', `/admin/videos/${id}/content-warnings`, { contentWarnings: [] })), 403);
  assert.deepEqual((await root.expect('GET', '/admin/audit')).slice(0, 2).map(({ action, detail }) => [action, detail]), [['set content warnings', ''], ['set content warnings', 'violence, gore']]);
  await server.stop();
});

test('moderators find comments of the whole instance, and delete them', async () => {
  const server = await new Server().start();
  const root = await firstAdmin(server);
  const [owner, spammer, moderator] = await Promise.all(['owner', 'spammer', 'maud'].map((name) => new Client(server.origin).signUp(name)));
  await root.expect('PUT', '/admin/users/maud/role', { role: 'moderator' });
  const { videoId: one } = await owner.expect('POST', '/upload/upload-url', { title: 'One', description: '' });
  const { videoId: other } = await owner.expect('POST', '/upload/upload-url', { title: 'Other', description: '' });
  const say = async (client, video, comment) => (await client.expect('POST', `/video/${video}/comment`, { comment })).id;
  const nice = await say(owner, one, 'How nice');
  const spam = [await say(spammer, one, 'Cheap shoes at shoes.example'), await say(spammer, other, 'More of it')];
  const found = async (query) => (await moderator.expect('GET', '/admin/comments' + query)).map((comment) => comment.id);
  assert.deepEqual(await found(''), [spam[1], spam[0], nice]);
  assert.deepEqual(await found('?search=SHOES.example'), [spam[0]]);
  assert.deepEqual(await found('?search=spammer'), [spam[1], spam[0]]);
  assert.deepEqual(await found('?take=1&skip=2'), [nice]);
  assert.equal(await status(moderator.call('GET', '/admin/comments?search=' + 'x'.repeat(101))), 400);
  const [newest] = await moderator.expect('GET', '/admin/comments');
  assert.deepEqual([newest.videoId, newest.videoTitle, newest.userId, newest.text, newest.replyTo], [other, 'Other', 'spammer', 'More of it', null]);
  const first = await moderator.call('GET', '/admin/comments?take=2');
  const next = first.headers.get('link').match(/<\/api([^>]+)>; rel="next"/)[1];
  assert.deepEqual((await moderator.expect('GET', next)).map((comment) => comment.id), [nice]);
  await root.expect('PUT', `/admin/videos/${other}/hold`, { held: true });
  assert.equal(await status(moderator.call('DELETE', `/video/${other}/comments/${spam[1]}`)), 404, 'on a video that moderators do not see');
  await moderator.expect('DELETE', '/admin/comments/' + spam[1]);
  await moderator.expect('DELETE', `/video/${one}/comments/${spam[0]}`);
  assert.equal(await status(moderator.call('DELETE', '/admin/comments/' + spam[1])), 404);
  assert.deepEqual(await found(''), [nice]);
  const noted = (await root.expect('GET', '/admin/audit')).filter(({ action }) => action === 'delete comment');
  assert.deepEqual(noted.map(({ actor, target, detail }) => [actor, target, detail]), [['maud', 'spammer', 'on video ' + one], ['maud', 'spammer', 'on video ' + other]]);
  await server.stop();
});

test('by invitation only: as many accounts as it says, also when raced', async () => {
  const server = await new Server({ env: { SUNOMI_SIGNUP: 'invite' } }).start();
  const root = await firstAdmin(server);
  const guest = new Client(server.origin);
  const sign = (userId, invite) => guest.call('POST', '/auth/signup', { userId, password, name: 'N', invite });
  assert.equal((await guest.call('GET', '/instance')).body.signup, 'invite');
  assert.equal(await status(sign('nobody')), 403);
  assert.equal(await status(sign('nobody', 'made up')), 403);
  const made = await root.expect('POST', '/admin/invites', { uses: 3 });
  const secret = new URL(made.url).searchParams.get('invite');
  const answers = await Promise.all([...Array(10).keys()].map((i) => status(sign('guest' + i, secret))));
  assert.equal(answers.filter((code) => code === 200).length, 3, String(answers));
  const [listed] = await root.expect('GET', '/admin/invites');
  assert.deepEqual([listed.id, listed.usesLeft, listed.url, listed.createdBy], [made.id, 0, null, 'root']);
  const other = await root.expect('POST', '/admin/invites', {});
  await root.expect('DELETE', '/admin/invites/' + other.id);
  assert.equal(await status(sign('late', new URL(other.url).searchParams.get('invite'))), 403);
  await server.stop();
});

test('a new password by mail, once, and nobody learns who has an account', { timeout: 120000 }, async () => {
  const smtp = await new SmtpServer().start();
  const env = { SUNOMI_SMTP_URL: smtp.url, SUNOMI_SMTP_FROM: 'no-reply@example.org', SUNOMI_PUBLIC_URL: 'https://video.example.org' };
  const server = await new Server({ env }).start();
  const ada = await new Client(server.origin).signUp('ada');
  await ada.expect('PUT', '/user/', { email: 'ada@example.org', oldPassword: password });
  const guest = new Client(server.origin);
  assert.equal((await guest.call('GET', '/instance')).body.passwordReset, true);
  const ask = (account) => guest.call('POST', '/auth/forgot-password', { account });
  const known = await ask('ada@example.org');
  const unknown = await ask('nobody@example.org');
  assert.deepEqual([known.status, known.body], [200, unknown.body]);
  const letter = await until(() => smtp.letters[0]);
  assert.deepEqual(letter.to, ['<ada@example.org>']);
  const token = SmtpServer.text(letter).match(/https:\/\/video\.example\.org\/reset-password\?token=([0-9a-f]+)/)[1];
  const reset = (token, password) => guest.call('POST', '/auth/reset-password', { token, password });
  assert.equal(await status(reset(token, 'short')), 400);
  assert.equal(await status(reset(token.replace(/./g, '0'), 'another horse')), 403);
  const both = await Promise.all([status(reset(token, 'another horse')), status(reset(token, 'another horse'))]);
  assert.deepEqual(both.sort(), [200, 403], 'once');
  assert.equal(await status(ada.call('GET', '/auth/protected')), 401, 'signed out everywhere');
  await logIn(server, 'ada', 'another horse');

  smtp.mode = 'refuse';
  await ask('ada');
  await until(() => /mail not sent attempt=1/.test(server.log()));
  smtp.mode = 'take';
  await until(() => smtp.letters.length === 2);
  assert.equal(smtp.letters.length, 2, 'sent again after the server refused for a while');

  smtp.mode = 'hang';
  const begun = Date.now();
  assert.equal(await status(ask('ada')), 200);
  assert.ok(Date.now() - begun < 2000 * patience, 'nobody waits for the mail server');
  await until(() => smtp.connections === 4); // two letters, a refusal, and this one
  assert.equal(await status(guest.call('GET', '/video/all-videos')), 200);
  assert.ok(!server.log().includes(token), 'no token in the log');
  const stopped = Date.now();
  await server.stop();
  assert.ok(Date.now() - stopped < 5000 * patience, 'the end does not wait for the mail server either');
  await smtp.stop();
});

test('sunomi admin speaks to the running server, and does without one', async () => {
  const server = await new Server().start();
  const created = admin(server, ['users', 'create', 'grace', '--role', 'admin']);
  assert.equal(created.code, 0, created.stderr);
  const token = new URL(created.answer.url).searchParams.get('token');
  assert.ok(created.answer.url.startsWith(server.origin));
  await new Client(server.origin).expect('POST', '/auth/reset-password', { token, password });
  const grace = await logIn(server, 'grace');
  assert.equal(await status(grace.call('GET', '/admin/users')), 200);
  assert.equal(admin(server, ['users', 'suspend', 'grace']).code, 1, 'the only admin');

  assert.equal(admin(server, ['users', 'reset-password', 'grace', '--stdin'], { input: 'a third horse\n' }).code, 0);
  assert.equal(await status(grace.call('GET', '/auth/protected')), 401, 'told to the running server at once');
  await logIn(server, 'grace', 'a third horse');
  assert.equal(admin(server, ['users', 'create', 'ada']).code, 0);
  assert.equal(admin(server, ['users', 'role', 'ada', 'moderator']).answer.role, 'moderator');
  assert.equal(admin(server, ['users', 'quota', 'ada', '2G']).answer.quotaBytes, 2 ** 31);
  assert.equal(admin(server, ['users', 'quota', 'ada', 'default']).answer.quotaBytes, null);
  const table = admin(server, ['users', 'list'], { json: false }).stdout.trim().split('\n');
  assert.match(table[0], /^userId +name +role/);
  assert.equal(table.length, 3);
  assert.match(admin(server, ['invites', 'create', '--uses', '5'], { json: false }).stdout, /^http:.*\/signup\?invite=[0-9a-f]{32}\n$/);
  for (const wrong of [['users'], ['users', 'role', 'ada'], ['users', 'quota', 'ada', 'much'], ['nonsense', 'here']]) {
    assert.equal(admin(server, wrong).code, 2, wrong.join(' '));
  }
  assert.match(admin(server, ['users', 'delete', 'nobody']).stderr, /no such user/);

  await server.kill('SIGTERM');
  assert.equal(admin(server, ['users', 'suspend', 'ada']).answer.suspended, true, 'without a server');
  assert.equal(admin(server, ['users', 'list', '--search', 'ad']).answer[0].suspended, true);
  assert.equal(admin(server, ['users', 'delete', 'ada']).code, 0);
  await server.start();
  assert.deepEqual(admin(server, ['users', 'list']).answer.map((user) => user.userId), ['grace']);
  await server.stop();
});
