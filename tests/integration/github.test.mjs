// Signing in by GitHub: the whole way against an OAuth server, and what people try who want into someone else's account.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, GitHub } from '../support/github.mjs';
import { make } from '../support/media.mjs';
import { Client, patience, Server } from '../support/server.mjs';

let github;
let server;
before(async () => {
  github = await new GitHub().start();
  server = await new Server({ env: github.env }).start();
});
after(async () => {
  await server.stop();
  await github.stop();
});

let next = 1000;
/** A person at GitHub whom nobody here knows. */
function stranger(fields = {}) {
  github.faults = {};
  github.says = 'yes';
  const id = next++;
  return (github.person = { id, login: `person-${id}`, name: `Person ${id}`, avatar_url: '', ...fields });
}
const browser = () => new Browser(server.origin);
const failure = (word) => `/login?error=github-${word}`;
const asClient = (token) => Object.assign(new Client(server.origin), { token });

/** Signs in; the token and user that the UI gets. */
async function signedIn(at = browser()) {
  assert.equal(await at.signIn(), '/login?useCookie=1');
  const { status, body } = await at.check();
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

test('the first log-in makes an account, the second finds it', async () => {
  const person = stranger();
  const at = browser();
  const { token, user } = await signedIn(at);
  assert.deepEqual({ ...user, profilePictureUrl: '' }, { userId: person.login, name: person.name, profilePictureUrl: '' });
  assert.equal((await asClient(token).call('GET', '/auth/protected')).status, 200);
  assert.equal((await at.check()).status, 401, 'the cookie is good for one check');
  assert.equal((await signedIn()).user.userId, person.login);
  const login = await new Client(server.origin).call('POST', '/auth/login', { userId: person.login, password: '' });
  assert.equal(login.status, 401, 'no password signs in');
  assert.deepEqual(github.problems, []);
});

test('the cookies are for the server alone, and for a while', async () => {
  stranger();
  const at = browser();
  const begun = await at.go('/api/auth/github');
  assert.match(begun.setCookie[0], /^githubState=[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
  assert.equal(begun.headers.get('cache-control'), 'no-store');
  const state = new URL(begun.location).searchParams;
  assert.equal(state.get('code_challenge_method'), 'S256');
  assert.equal(state.get('redirect_uri'), server.origin + '/api/auth/github/callback');
  const done = await at.go(await at.approve(begun.location));
  assert.match(done.setCookie[0], /^githubState=; .*Max-Age=0/);
  assert.match(done.setCookie[1], /^githubJwtToken=[\w.-]+; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax$/);
  assert.equal((await at.go('/api/auth/protected')).status, 401, 'it opens nothing else');
});

test('behind https the cookies are Secure and the redirect is the public address', async () => {
  const behind = await new Server({ env: { ...github.env, SUNOMI_PUBLIC_URL: 'https://v.example.org' } }).start();
  const begun = await new Browser(behind.origin).go('/api/auth/github');
  assert.match(begun.setCookie[0], /; Secure$/);
  assert.equal(new URL(begun.location).searchParams.get('redirect_uri'), 'https://v.example.org/api/auth/github/callback');
  await behind.stop();
});

test('a state that is missing, forged or of another browser lets nobody in', async () => {
  stranger();
  const at = browser();
  const callback = new URL(await at.toCallback());
  const without = browser();
  assert.equal((await without.go(callback)).location, failure('expired'), 'log-in CSRF: a browser that began nothing');
  const other = browser();
  await other.toCallback();
  assert.equal((await other.go(callback)).location, failure('expired'), 'the cookie of another log-in');
  const forged = new URL(callback);
  forged.searchParams.set('state', '0'.repeat(64));
  assert.equal((await browser().go(forged, { headers: { cookie: at.cookieHeader(callback) } })).location, failure('expired'));
  forged.searchParams.delete('state');
  assert.equal((await browser().go(forged, { headers: { cookie: at.cookieHeader(callback) } })).location, failure('expired'));
  for (const cookie of ['', 'x', 'A'.repeat(3000), at.cookies.get('githubState').value.slice(0, -1)]) {
    assert.equal((await browser().go(callback, { headers: { cookie: `githubState=${cookie}` } })).location, failure('expired'));
  }
  assert.equal((await at.go(callback)).location, '/login?useCookie=1', 'who began it still can');
});

test('a state is good once, even with a new code and the old cookie', async () => {
  stranger();
  const at = browser();
  const callback = await at.toCallback();
  const cookie = at.cookieHeader(callback);
  assert.equal((await at.go(callback)).location, '/login?useCookie=1');
  assert.equal(at.cookies.has('githubState'), false);
  const again = new URL(callback);
  again.searchParams.set('code', new URL(await browser().toCallback()).searchParams.get('code'));
  assert.equal((await browser().go(again, { headers: { cookie } })).location, failure('expired'));
});

test('a code that was given for another log-in is not accepted', async () => {
  stranger();
  const victim = new URL(await browser().toCallback());
  const attacker = browser();
  const own = new URL(await attacker.toCallback());
  own.searchParams.set('code', victim.searchParams.get('code'));
  assert.equal((await attacker.go(own)).location, failure('refused'), 'PKCE: the verifier is of another one');
  for (const code of ['', 'x'.repeat(501), 'nonsense']) {
    const at = browser();
    const back = new URL(await at.toCallback());
    back.searchParams.set('code', code);
    assert.equal((await at.go(back)).location, failure('refused'), code.slice(0, 10));
  }
});

test('an account belongs to the number, not to the login', async () => {
  const first = stranger({ login: 'famous' });
  const { user } = await signedIn();
  github.person = { ...first, login: 'famous-renamed' };
  const renamed = await signedIn();
  assert.equal(renamed.user.userId, user.userId, 'renamed: still the same account');
  assert.deepEqual(await asClient(renamed.token).expect('GET', '/auth/github/link'), { linked: true, login: 'famous-renamed' });
  stranger({ login: 'famous' });
  const other = await signedIn();
  assert.equal(other.user.userId, 'famous-2', 'who took the login gets an account of their own');
});

test('a user id that is taken by a password account is not taken over', async () => {
  const owner = await new Client(server.origin).signUp('Taken-Name');
  stranger({ login: 'taken-name', name: null });
  const { user, token } = await signedIn();
  assert.equal(user.userId, 'taken-name-2');
  assert.notEqual(token, owner.token);
  stranger({ login: 'x' });
  assert.equal((await signedIn()).user.userId, 'x-gh');
});

test('who says no is back at the log-in page, and nothing they brought is shown', async () => {
  stranger();
  github.says = 'no';
  const at = browser();
  const back = await at.go(await at.toCallback());
  assert.equal(back.location, failure('cancelled'));
  assert.doesNotMatch(back.text + JSON.stringify([...back.headers]), /script/);
});

test('the way goes on to a path of ours and nowhere else', async () => {
  stranger();
  assert.equal(await browser().signIn('/api/auth/github?continue=' + encodeURIComponent('/watch/1?t=2#a')), '/login?useCookie=1&continue=%2Fwatch%2F1%3Ft%3D2%23a');
  for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil', '/\t/evil.example', 'javascript:alert(1)', 'evil', '/é', '/' + 'x'.repeat(1000)]) {
    assert.equal(await browser().signIn('/api/auth/github?continue=' + encodeURIComponent(evil)), '/login?useCookie=1', evil.slice(0, 30));
  }
});

test('a GitHub account is linked to who is signed in and gives the password, and unlinked', async () => {
  const person = stranger();
  const client = await new Client(server.origin).signUp();
  const at = browser();
  const begin = (who, body) => at.go('/api/auth/github/link?continue=/settings', {
    method: 'POST', headers: { authorization: 'Bearer ' + who.token, 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const start = async (who) => {
    const begun = await begin(who, { password: 'correct horse' });
    assert.equal(begun.status, 200, begun.text);
    return JSON.parse(begun.text).url;
  };
  assert.equal((await begin(client, {})).status, 400, 'a token alone links nothing');
  assert.equal((await begin(client, { password: 'wrong horse' })).status, 403);
  const callback = await at.approve(await start(client));
  assert.equal((await browser().go(callback)).location, failure('expired'), 'another browser cannot finish it');
  const linked = await at.go(callback);
  assert.equal(linked.location, '/settings');
  assert.ok(!linked.setCookie.some((c) => c.startsWith('githubJwtToken=')), 'linking signs nobody in');
  assert.deepEqual(await client.expect('GET', '/auth/github/link'), { linked: true, login: person.login });
  const { user, token } = await signedIn();
  assert.equal(user.userId, client.user.userId);

  const thief = await new Client(server.origin).signUp();
  assert.equal((await at.go(await at.approve(await start(thief)))).location, failure('taken'));
  assert.deepEqual(await thief.expect('GET', '/auth/github/link'), { linked: false, login: null });
  stranger();
  assert.equal((await at.go(await at.approve(await start(client)))).location, failure('taken'), 'one at a time');

  assert.equal((await asClient(token).call('DELETE', '/auth/github/link')).status, 400, 'nor does it unlink');
  assert.equal((await asClient(token).call('DELETE', '/auth/github/link', { password: 'correct horse' })).status, 200);
  assert.equal((await client.call('DELETE', '/auth/github/link', { password: 'correct horse' })).status, 404);
  github.person = person;
  assert.notEqual((await signedIn()).user.userId, client.user.userId, 'signs in no more');
});

test('who has no password keeps GitHub; strangers can link nothing', async () => {
  stranger();
  const { token } = await signedIn();
  const answer = await asClient(token).call('DELETE', '/auth/github/link');
  assert.equal(answer.status, 409);
  assert.match(answer.body.error, /Set a password first/);
  assert.equal((await new Client(server.origin).call('POST', '/auth/github/link')).status, 401);
});

test('a provider that is slow, down or out of its mind ends in a word, and the server goes on', { timeout: 60000 * patience }, async (t) => {
  const end = async (faults) => {
    stranger();
    const at = browser();
    const callback = await at.toCallback();
    github.faults = faults;
    const begun = Date.now();
    const { location } = await at.go(callback);
    github.faults = {};
    return { location, took: Date.now() - begun };
  };
  const say = (status, body, headers = {}) => (answer) => answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  for (const [what, faults, word] of [
    ['not JSON', { token: say(200, '<html>') }, 'unavailable'], ['a list', { token: say(200, '[1]') }, 'unavailable'],
    ['no token', { token: say(200, '{}') }, 'unavailable'], ['a token with a line end', { token: say(200, '{"access_token":"a\\r\\nX: y"}') }, 'unavailable'],
    ['500', { token: say(500, '{}') }, 'unavailable'], ['a redirect', { token: say(302, '', { location: 'http://127.0.0.1:1/' }) }, 'unavailable'],
    ['401 of /user', { user: say(401, '{}') }, 'refused'], ['no id', { user: say(200, '{"login":"a"}') }, 'unavailable'],
    ['a text as id', { user: say(200, '{"id":"1","login":"a"}') }, 'unavailable'], ['an id below zero', { user: say(200, '{"id":-1,"login":"a"}') }, 'unavailable'],
    ['two megabytes', { user: say(200, '{"a":"' + 'x'.repeat(2 << 20) + '"}') }, 'unavailable'], ['a cut', { user: (answer) => answer.destroy() }, 'unavailable'],
  ]) {
    assert.equal((await end(faults)).location, failure(word), what);
  }
  const waiting = end({ delay: 30000 });
  await sleep(300);
  const begun = Date.now();
  assert.equal((await fetch(server.origin + '/healthz')).status, 200);
  assert.ok(Date.now() - begun < 2000 * patience, 'others are served meanwhile');
  const slow = await waiting;
  assert.equal(slow.location, failure('unavailable'));
  assert.ok(slow.took < 15000 * patience, `${slow.took} ms`);
  t.diagnostic(`a provider that does not answer: given up after ${slow.took} ms`);
});

test('many waiting at once hold no worker, and too many are told so', { timeout: 60000 * patience }, async () => {
  stranger();
  const waiting = await Promise.all(Array.from({ length: 60 }, async () => {
    const at = browser();
    return { at, callback: await at.toCallback() };
  }));
  github.faults = { delay: 1500 };
  const answers = waiting.map(({ at, callback }) => at.go(callback).then(({ location }) => location));
  await sleep(500);
  const begun = Date.now();
  assert.equal((await fetch(server.origin + '/readyz')).status, 200);
  assert.ok(Date.now() - begun < 1000 * patience);
  await sleep(1500);
  github.faults = {};
  const ends = await Promise.all(answers);
  assert.ok(ends.includes(failure('busy')));
  assert.ok(ends.every((end) => [failure('busy'), '/login?useCookie=1'].includes(end)), JSON.stringify([...new Set(ends)]));
});

test('the picture comes along, through the decoder, and its failure harms nothing', async () => {
  const face = readFileSync(await make('github-face.png', ['-f', 'lavfi', '-i', 'testsrc2=size=460x460', '-frames:v', '1']));
  const pictureOf = async (token) => (await asClient(token).expect('GET', '/auth/check')).user.profilePictureUrl;
  github.picture = { status: 200, type: 'image/png', bytes: face, delay: 0 };
  stranger({ avatar_url: github.url + '/avatar/1?v=4' });
  const { token } = await signedIn();
  const end = Date.now() + 10000 * patience;
  while ((await pictureOf(token)) === '' && Date.now() < end) await sleep(50);
  const url = await pictureOf(token);
  assert.match(url, /^\/media\/avatars\/[0-9a-f]{16}\.jpg$/);
  assert.equal((await fetch(server.origin + url)).status, 200);

  /** Waits until the log says so after its first `from` characters. */
  const logged = async (words, from) => {
    const until = Date.now() + 15000 * patience;
    while (!words.test(server.log().slice(from)) && Date.now() < until) await sleep(50);
    assert.match(server.log().slice(from), words);
  };
  for (const [what, avatar, picture, words] of [
    ['a drawing', github.url + '/avatar/2', { bytes: Buffer.from('<svg/>') }, /no picture from github user=\d+ error="A picture must be/],
    ['not found', github.url + '/avatar/3', { status: 404 }, /no picture from github user=\d+ error="the picture's server answered 404/],
    ['a redirect', github.url + '/avatar/4', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, /no picture from github user=\d+ error="the picture's server answered 302/],
    ['too large', github.url + '/avatar/5', { bytes: Buffer.alloc(2 << 20) }, /no picture from github user=\d+ error=/],
    ['plain http elsewhere', 'http://127.0.0.1:9/x', {}, /no picture from github user=\d+ error="the picture's address is not https/],
    ['inside, by https', 'https://127.0.0.1:9/x', {}, /no picture from github user=\d+ error=/],
    ['cloud metadata', 'https://169.254.169.254/latest', {}, /no picture from github user=\d+ error=/],
  ]) {
    github.picture = { status: 200, type: 'image/png', bytes: face, delay: 0, ...picture };
    stranger({ avatar_url: avatar });
    const lines = server.log().length;
    const signed = await signedIn();
    await logged(words, lines);
    assert.equal(await pictureOf(signed.token), '', what);
  }
});

test('where no accounts are given out, only those who have one come in', async () => {
  const closed = await new Server({ env: { ...github.env, SUNOMI_SIGNUP: 'closed' } }).start();
  stranger();
  assert.equal(await new Browser(closed.origin).signIn(), failure('closed'));
  await closed.stop();
});

test('without its settings there is no GitHub, and half of them are a mistake', async () => {
  const plain = await new Server().start();
  for (const path of ['/api/auth/github', '/api/auth/github/callback?code=1&state=2']) {
    assert.equal((await fetch(plain.origin + path, { redirect: 'manual' })).status, 404, path);
  }
  assert.equal((await (await fetch(plain.origin + '/config.json')).json()).githubLoginUrl, null);
  await plain.stop();
  assert.equal((await (await fetch(server.origin + '/config.json')).json()).githubLoginUrl, server.origin + '/api/auth/github');
  const half = new Server({ env: { SUNOMI_GITHUB_CLIENT_ID: 'x' } });
  await assert.rejects(half.start(), /github_client_secret/);
});

test('neither tokens, codes nor secrets are in the log', () => {
  const log = server.log();
  assert.ok(!log.includes(github.clientSecret));
  for (const token of github.tokens.keys()) assert.ok(!log.includes(token));
  assert.doesNotMatch(log, /gho_|githubState|githubJwtToken/);
});
