// Accounts as their owners see them: sessions and their ends, profiles, limits on guessing, export, deletion.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clip } from '../support/media.mjs';
import { Client, patience, Server } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

const password = 'correct horse';
const server = new Server({ env: { SUNOMI_TRUSTED_PROXIES: '127.0.0.1' } });
before(() => server.start());
after(() => server.stop());

const newUser = () => new Client(server.origin).signUp();
/** The same person at another place. */
async function elsewhere(client, headers = {}, secret = password) {
  const other = new Client(server.origin);
  const { status, body } = await other.call('POST', '/auth/login', { userId: client.user.userId, password: secret }, headers);
  assert.equal(status, 200, JSON.stringify(body));
  return Object.assign(other, { token: body.token, user: body.user });
}
const holds = async (client) => (await client.call('GET', '/auth/protected')).status === 200;
const logIn = (userId, secret, address) => new Client(server.origin).call('POST', '/auth/login', { userId, password: secret }, { 'x-forwarded-for': address });

test('sessions tell where one is signed in, and can be ended one by one', async () => {
  const here = await newUser();
  const there = await elsewhere(here, { 'user-agent': 'A phone', 'x-forwarded-for': '6.6.6.6, 192.0.2.44' });
  const listed = await here.expect('GET', '/user/sessions');
  assert.equal(listed.length, 2);
  const [mine, theirs] = [listed.find((s) => s.current), listed.find((s) => !s.current)];
  assert.deepEqual([theirs.client, theirs.address], ['A phone', '192.0.2.44'], 'what the client itself claims is not believed');
  assert.ok(Date.parse(mine.expires) - Date.parse(mine.created) === 7 * 24 * 3600 * 1000);
  const stranger = await newUser();
  assert.equal((await stranger.call('DELETE', '/user/sessions/' + theirs.id)).status, 404);
  assert.ok(await holds(there));
  await here.expect('DELETE', '/user/sessions/' + theirs.id);
  assert.equal(await holds(there), false);
  assert.equal((await there.call('GET', '/auth/check')).status, 401);
  assert.equal((await here.call('DELETE', '/user/sessions/' + theirs.id)).status, 404, 'once');
  assert.ok(await holds(here));
});

test('renewing keeps the session; logging out ends it for every token of it', async () => {
  const client = await newUser();
  const renewed = await client.expect('GET', '/auth/check');
  assert.equal((await client.expect('GET', '/user/sessions')).length, 1);
  const twin = Object.assign(new Client(server.origin), { token: renewed.token });
  assert.ok(await holds(twin));
  await client.expect('POST', '/auth/logout');
  assert.deepEqual([await holds(client), await holds(twin)], [false, false]);
});

test('an answer that holds a token may not be kept by a browser, not even to be asked about again', async () => {
  const person = await new Client(server.origin).signUp();
  const { status, headers } = await person.call('GET', '/auth/check');
  assert.deepEqual([status, headers.get('cache-control'), headers.get('etag')], [200, 'no-store', null]);
});

test('logging out everywhere ends all, also after a restart', async () => {
  const own = await new Server().start();
  const one = await new Client(own.origin).signUp();
  const two = new Client(own.origin);
  two.token = (await two.expect('POST', '/auth/login', { userId: one.user.userId, password })).token;
  await two.expect('POST', '/auth/logout-everywhere');
  assert.deepEqual([await holds(one), await holds(two)], [false, false]);
  await own.kill('SIGKILL');
  await own.start();
  assert.deepEqual([await holds(one), await holds(two)], [false, false], 'remembered');
  await own.stop();
});

test('an open socket of a session that has ended is closed within five seconds', async (t) => {
  const client = await newUser();
  const other = await elsewhere(client);
  const socket = await openWebSocket(server.origin.replace('http', 'ws') + '/ws');
  socket.send({ token: client.token });
  await socket.next(); // the unread count: it is known whose socket this is
  const begun = Date.now();
  await other.expect('POST', '/auth/logout-everywhere');
  assert.equal(await socket.closed, 1008);
  const took = Date.now() - begun;
  t.diagnostic(`an open socket closed ${took} ms after its session had ended`);
  assert.ok(took <= 5000 * patience, `${took} ms`);
});

test('a profile is read and changed; what everyone sees of it leaves out what is private', async () => {
  const client = await newUser();
  const { userId } = client.user;
  const profile = await client.expect('GET', '/user/');
  assert.deepEqual([profile.userId, profile.name, profile.email, profile.role, profile.usage], [userId, 'A Tester', null, 'user', { videos: 0, bytes: 0 }]);
  const changed = await client.expect('PUT', '/user', { name: '  Ada K.  ', about: 'Notes\non engines' });
  assert.deepEqual([changed.name, changed.about], ['Ada K.', 'Notes\non engines']);
  for (const wrong of [{ name: ' ' }, { name: 'x'.repeat(101) }, { about: 'x'.repeat(5001) }, { email: 'nobody', oldPassword: password }, { email: 'a@b\r\nBcc: c', oldPassword: password }, { password: 'short', oldPassword: password }]) {
    assert.equal((await client.call('PUT', '/user', wrong)).status, 400, JSON.stringify(wrong).slice(0, 60));
  }
  assert.equal((await client.call('PUT', '/user', { email: 'ada@example.org' })).status, 400, 'a token alone does not move the address');
  assert.equal((await client.expect('PUT', '/user', { email: 'ada@example.org', oldPassword: password })).email, 'ada@example.org');
  const guest = new Client(server.origin);
  const seen = await guest.expect('GET', `/user/${userId.toUpperCase()}/`);
  assert.deepEqual(Object.keys(seen).sort(), ['about', 'joined', 'name', 'profilePictureUrl', 'subscribers', 'userId', 'videos']);
  assert.deepEqual([seen.userId, seen.name, seen.about, seen.videos, seen.subscribers], [userId, 'Ada K.', 'Notes\non engines', 0, 0]);
  assert.equal((await guest.call('GET', '/user/nobody-here')).status, 404);
  assert.equal((await guest.call('GET', '/user')).status, 401);
});

test('a new password needs the old one and ends all other sessions', async () => {
  const here = await newUser();
  const there = await elsewhere(here);
  assert.equal((await here.call('PUT', '/user', { password: 'battery staple' })).status, 400);
  assert.equal((await here.call('PUT', '/user', { password: 'battery staple', oldPassword: 'wrong horse' })).status, 403);
  assert.ok(await holds(there));
  await here.expect('PUT', '/user', { password: 'battery staple', oldPassword: password });
  assert.deepEqual([await holds(here), await holds(there)], [true, false]);
  assert.equal((await logIn(here.user.userId, password, '192.0.2.50')).status, 401);
  assert.ok(await holds(await elsewhere(here, {}, 'battery staple')));
});

test('who guesses is stopped after ten, with the time to wait; the owner is not', async () => {
  const victim = await newUser();
  const { userId } = victim.user;
  const statuses = [];
  for (let i = 0; i < 12; i += 1) statuses.push((await logIn(userId, 'guess ' + i, '203.0.113.9')).status);
  assert.deepEqual(statuses, [...Array(10).fill(401), 429, 429]);
  const refused = await logIn(userId.toUpperCase(), password, '::ffff:203.0.113.9');
  assert.equal(refused.status, 429, 'the right one, too, in every spelling');
  assert.ok(Number(refused.headers.get('retry-after')) > 1 && Number(refused.headers.get('retry-after')) <= 60);
  assert.equal((await logIn(userId, password, '203.0.113.10')).status, 200);
  for (let i = 0; i < 10; i += 1) await logIn(userId, 'guess', '2001:db8:1:2::' + i);
  assert.equal((await logIn(userId, password, '2001:db8:1:2:f::1')).status, 429, 'a /64 is one customer');
  assert.equal((await victim.call('PUT', '/user', { password: 'battery staple', oldPassword: 'x' }, { 'x-forwarded-for': '203.0.113.9' })).status, 429, 'no way around it');
});

test('an unknown user and a wrong password get one answer', async () => {
  const { user } = await newUser();
  const unknown = await logIn('nobody-' + user.userId, password, '192.0.2.60');
  const wrong = await logIn(user.userId, 'wrong horse', '192.0.2.60');
  assert.deepEqual([unknown.status, unknown.body.error, unknown.body.code], [wrong.status, wrong.body.error, wrong.body.code]);
});

test('an export holds what the account holds', async () => {
  const client = await newUser();
  const video = await client.upload(await clip(), { title: 'Mine' });
  await client.settled(video);
  await client.expect('PUT', '/user', { about: 'Me' });
  const answer = await client.call('GET', '/user/export');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-disposition'), /attachment/);
  const { profile, videos } = answer.body;
  assert.deepEqual([profile.userId, profile.about, profile.usage.videos], [client.user.userId, 'Me', 1]);
  assert.ok(profile.usage.bytes > 0);
  assert.deepEqual(videos.map((v) => [v.id, v.title, v.status]), [[video, 'Mine', 'PUBLIC']]);
  assert.doesNotMatch(JSON.stringify(answer.body), /argon2|password_hash/);
  assert.equal((await new Client(server.origin).call('GET', '/user/export')).status, 401);
});

test('deleting an account takes everything with it, and nobody can tell that it was there', async () => {
  const client = await newUser();
  const other = await elsewhere(client);
  const { userId } = client.user;
  const video = await client.upload(await clip());
  await client.settled(video);
  const objects = path.join(server.dataDir, 'store', 'objects', video);
  assert.ok(existsSync(objects));
  assert.equal((await client.call('DELETE', '/user')).status, 400);
  assert.equal((await client.call('DELETE', '/user', { password: 'wrong horse' })).status, 403);
  await client.expect('DELETE', '/user/', { password });
  assert.deepEqual([await holds(client), await holds(other)], [false, false]);
  const guest = new Client(server.origin);
  assert.equal((await guest.call('GET', '/user/' + userId)).status, 404);
  assert.equal((await guest.call('GET', '/video/' + video)).status, 404);
  assert.equal((await guest.media(video, 'master.m3u8')).status, 404);
  assert.equal((await logIn(userId, password, '192.0.2.70')).status, 401);
  assert.deepEqual(existsSync(objects) ? readdirSync(objects) : [], []);
  await guest.expect('POST', '/auth/signup', { userId, password, name: 'Another' });
});

test('many at once can take one name once, and an address only so many', async () => {
  const strict = await new Server({ env: { SUNOMI_SIGNUPS_PER_ADDRESS: '3' } }).start();
  const client = new Client(strict.origin);
  const signUp = (userId) => client.call('POST', '/auth/signup', { userId, password, name: 'X' });
  const raced = await Promise.all(Array.from({ length: 3 }, () => signUp('raced')));
  assert.deepEqual(raced.map((a) => a.status).sort(), [200, 409, 409]);
  assert.ok(raced.filter((a) => a.status === 409).every((a) => a.body.error === 'this userId is taken'));
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await signUp('someone' + i)).status);
  assert.ok(statuses.at(-1) === 429, String(statuses));
  await strict.stop();
});

test('nobody can be called like an address of the API', async () => {
  const document = await (await fetch(server.origin + '/api/openapi.json')).json();
  const words = new Set(Object.keys(document.paths).map((each) => /^\/api\/user\/([^/{]+)/.exec(each)?.[1]).filter(Boolean));
  assert.ok(words.size > 3);
  const client = new Client(server.origin);
  for (const userId of words) {
    assert.equal((await client.call('POST', '/auth/signup', { userId, password, name: 'X' })).status, 400, userId);
  }
});
