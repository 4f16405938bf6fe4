// The authorization matrix, made from the route table: every operation × everyone who may come. What its row says
// (`x-access`) is what the server does, and a call that was refused has changed nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fillPath, isStream, readOperations } from '../support/api_document.mjs';
import { GitHub } from '../support/github.mjs';
import { clip, make } from '../support/media.mjs';
import { freePort, Server } from '../support/server.mjs';
import { SmtpServer } from '../support/smtp_server.mjs';
import { openWebSocket } from '../support/streams.mjs';
import { absentLike, password, Things, word } from '../support/things.mjs';
import { again, testKey } from '../support/tokens.mjs';

const github = await new GitHub().start();
const mail = await new SmtpServer().start();
const port = await freePort();
const server = new Server({ env: {
  SUNOMI_JWT_SECRET: testKey, SUNOMI_PUBLIC_URL: `http://127.0.0.1:${port}`, SUNOMI_SIGNUPS_PER_ADDRESS: '100000', SUNOMI_COMMENTS_PER_MINUTE: '10000',
  SUNOMI_SMTP_URL: mail.url, SUNOMI_SMTP_FROM: 'videos@example.org', ...github.env,
} });
server.port = port;
await server.start();
const { operations } = await readOperations(server.origin);
const personas = ['guest', 'owner', 'stranger', 'moderator', 'admin', 'expired', 'revoked'];
const picture = readFileSync(await make('face-64.png', ['-f', 'lavfi', '-i', 'testsrc2=size=64x64', '-frames:v', '1']));
const things = new Things(server, await clip(2), github);
let calls = 0;

before(() => things.make());
after(async () => {
  await server.stop();
  await github.stop();
  await mail.stop();
});

const everyone = { guest: 'allowed', owner: 'allowed', stranger: 'allowed', moderator: 'allowed', admin: 'allowed', expired: 401, revoked: 401 };
/** What each value of `Access` promises to whom: `allowed`, or the status of the refusal. */
const promises = {
  anyone: { ...everyone, expired: 'allowed', revoked: 'allowed' },
  viewer: everyone,
  user: { ...everyone, guest: 401 },
  owner: { ...everyone, guest: 401, stranger: 403, moderator: 403, admin: 403 },
  owner_or_moderator: { ...everyone, guest: 401, stranger: 403 },
  moderator: { ...everyone, guest: 401, owner: 403, stranger: 403 },
  admin: { ...everyone, guest: 401, owner: 403, stranger: 403, moderator: 403 },
};
/** Things that nobody but their owner may know of: to others they are not there. */
const ownThings = new Set(['uploadId', 'sessionId', 'notificationId']);

const freshRow = async () => ({ videoId: await things.row() });
const freshFailure = async () => ({ videoId: await things.failure() });
const freshComment = async () => ({ commentId: await things.comment() });
const freshList = async () => ({ playlistId: await things.playlist() });
const freshUpload = async () => ({ uploadId: (await things.multipart()).uploadId });
const freshUser = async () => ({ userId: await things.victim() });
const newcomer = () => 'new-' + Math.random().toString(36).slice(2, 10);

/** Rows of operations that change something, and of those that need more than an id that stands. `ids`: what is made
 * for each call; `body`, `query`: instead of the document's example; `as`: who calls instead, when a call ends a
 * session, an account or the like; `then`: what to wait for; `ownOnly`: to others the named thing is not there;
 * `refuses`: who may call it and is still told no, since that is the answer. */
const rows = {
  likeVideo: {}, addComment: {}, notePosition: {}, forgetWatched: {}, countView: {},
  createPlaylist: {}, clearHistory: {}, changeHistorySettings: {}, readNotifications: {}, searchVideosByBody: {},
  beginUpload: {}, forgotPassword: {}, removeProfilePicture: {}, createInvite: {},
  searchVideos: { query: () => ({ q: word }) },
  suggestVideos: { query: () => ({ q: word.slice(0, 4) }) },
  getOEmbed: { query: ({ url, videoId }) => ({ url: url ?? `${server.origin}/watch/${videoId}` }) },
  watchProgress: { query: ({ videoId }) => ({ videoId }) },
  listPlaylists: { query: ({ videoId }) => ({ videoId }) },
  getSubscription: { ids: notOneself },
  subscribe: { ids: notOneself },
  editComment: { ids: freshComment },
  deleteComment: { ids: freshComment },
  changePlaylist: { ids: freshList },
  deletePlaylist: { ids: freshList },
  addToPlaylist: { ids: async () => ({ ...(await freshList()), ...(await freshRow()) }), body: ({ videoId }) => ({ videoId }) },
  removeFromPlaylist: { ids: freshList },
  moveInPlaylist: { ids: freshList, body: ({ after: behind }) => ({ after: behind ?? things.shown.second }) },
  readNotification: { ids: async () => ({ notificationId: await things.notification() }) },
  signUp: { body: () => ({ userId: newcomer(), password, name: 'New' }) },
  logIn: { body: () => ({ userId: 'owner-1', password }) },
  checkLogin: { refuses: { guest: 401 } },
  resetPassword: { body: async () => ({ token: await things.resetSecret(), password: 'battery correct horse' }) },
  deleteUserAsAdmin: { ids: freshUser },
  setUserRole: { ids: freshUser },
  setUserSuspended: { ids: freshUser },
  setUserQuota: { ids: freshUser },
  makePasswordLink: { ids: freshUser },
  removeInvite: { ids: async () => ({ inviteId: await things.invite() }) },
  holdVideo: { ids: freshRow },
  setContentWarnings: { ids: freshRow },
  deleteVideoAsModerator: { ids: freshRow },
  deleteCommentAsModerator: { ids: freshComment },
  retryVideo: { ids: freshFailure, then: ({ videoId }) => things.people.owner.settled(videoId) },
  endSession: { ids: async () => ({ sessionId: await things.session() }) },
  logOut: { as: (persona) => things.someone(persona) },
  logOutEverywhere: { as: (persona) => things.someone(persona) },
  changeOwnProfile: { as: (persona) => things.someone(persona), body: () => ({ name: 'Ada King', about: 'Notes on engines', email: `${newcomer()}@example.org`, password: 'battery correct horse', oldPassword: password }) },
  deleteAccount: { as: (persona) => things.someone(persona), body: () => ({ password }) },
  linkGithub: { body: () => ({ password }) },
  unlinkGithub: { as: (persona) => things.someoneOnGithub(persona), body: () => ({ password }) },
  confirmUpload: { ownOnly: true },
  beginMultipartUpload: { body: () => ({ title: 'Parts', size: 1000 }) },
  abortMultipartUpload: { ids: freshUpload },
  signParts: { ids: freshUpload, body: () => ({ parts: [1] }) },
  completeMultipartUpload: { ids: () => things.wholeMultipart(), body: ({ etag }) => ({ parts: [{ part: 1, etag }] }), then: ({ videoId }) => things.people.owner.settled(videoId) },
  changeVideo: { ids: freshRow, body: () => ({ title: 'Another title', visibility: 'unlisted' }) },
  chooseThumbnail: { ids: freshRow, body: () => ({ candidate: 0 }) },
  setThumbnailPicture: { ids: freshRow, body: () => picture, type: 'image/png' },
  deleteVideo: { ids: freshRow },
  setProfilePicture: { body: () => picture, type: 'image/png' },
};
function notOneself(persona) {
  return { userId: persona === 'owner' ? 'stranger-1' : 'owner-1' };
}
const rowOf = ({ id }) => rows[id] ?? {};

/** The things that stand: parameters have their names. Those of someone's own are `owner`'s. */
function standing() {
  const { of: uploadId } = things.hidden.uploadId;
  const { of: sessionId } = things.hidden.sessionId;
  const { of: notificationId } = things.hidden.notificationId;
  return { ...things.shown, videoID: things.shown.videoId, uploadId, sessionId, notificationId, inviteId: undefined };
}

/** Ids that an operation names: in its path, and in its body by their names or by the example's form. */
const namesOf = ({ path, parameters, bodyExample }) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  ...parameters.filter(({ in: place, name, required }) => place === 'query' && (required || /id$/i.test(name))).map(({ name }) => name),
  ...Object.entries(bodyExample ?? {}).filter(([name, value]) => /id$/i.test(name) || /^[0-9a-f]{16}$/.test(value)).map(([name]) => name),
];

/** Sends one call, with `more` in its query and its body; what can be told from the answer, without what differs from
 * request to request. */
async function send(operation, ids, token, more) {
  const { query = () => ({}), body = ({ ...known }) => withIds(operation.bodyExample, known), type = operation.bodyTypes[0] } = rowOf(operation);
  const search = new URLSearchParams(Object.entries({ ...(await query(ids)), ...more }).filter(([, value]) => value !== undefined)).toString();
  const url = server.origin + fillPath(operation.path, ids) + (search && '?' + search);
  const headers = token ? { authorization: 'Bearer ' + token } : {};
  calls += 1;
  if (isSocket(operation)) return overSocket(url, headers, ids.proof);
  const plain = await body(ids);
  const content = more && plain && !Buffer.isBuffer(plain) ? { ...plain, ...more } : plain;
  const answer = await fetch(url, {
    method: operation.method, redirect: 'manual', headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    body: content === undefined || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  });
  const kept = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  if (isStream(operation) && answer.status === 200) {
    await answer.body.cancel();
    return { status: 200, text: '', headers: kept };
  }
  const text = (await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":""');
  return { status: answer.status, text, headers: kept };
}
const withIds = (example, ids) => example && Object.fromEntries(Object.entries(example).map(([name, value]) => [name, ids[name] ?? value]));

const isSocket = (operation) => isStream(operation) && operation.path.includes('/ws');
/** What a socket tells first; what only some may hear of needs `proof`, a token as the first message. */
async function overSocket(url, headers, proof) {
  const socket = await openWebSocket(url, headers);
  if (proof) socket.send({ token: proof });
  const closed = socket.closed.then((code) => ({ status: 404, text: `closed with ${code}`, headers: [] }));
  const told = await Promise.race([socket.next().then((message) => ({ status: 200, text: JSON.stringify(message), headers: [] }), () => closed), closed]);
  socket.close();
  return told;
}

/** Nothing of what only its owner may see is ever said to another one, whichever operation is asked. */
function tellsNothing(persona, operation, text) {
  if (persona === 'owner' || /moderator|admin/.test(operation.access)) return;
  const { uploading, secret, held, gone } = things.hidden.videoId;
  // What one wrote is one's own data, and so is where: by the id, never by the title.
  const ids = operation.id === 'exportAccount' ? [] : [uploading, secret, held, gone];
  for (const hidden of [...ids, `Secret ${word}`, `Held ${word}`, `Gone ${word}`]) {
    assert.ok(!text.includes(hidden), `${persona} was told of ${hidden}: ${text.slice(0, 500)}`);
  }
}

function isRefusal(text, status, expected, told) {
  assert.equal(status, expected, told);
  assert.deepEqual(Object.keys(JSON.parse(text)), ['error', 'code', 'requestId'], told);
}

const promiseTo = (operation, persona) => {
  const promise = promises[operation.access][persona];
  const isOwn = rowOf(operation).ownOnly || namesOf(operation).some((name) => ownThings.has(name));
  return isOwn && promise === 'allowed' && persona !== 'owner' ? 404 : (rowOf(operation).refuses?.[persona] ?? promise);
};
const idsFor = async (operation, persona) => {
  const made = await rowOf(operation).ids?.(persona);
  return { ...standing(), ...(made?.videoId ? { videoID: made.videoId } : {}), ...made };
};

test('every operation that names or changes something has its row here', () => {
  const known = new Set(['videoId', 'videoID', 'userId', 'commentId', 'playlistId', 'uploadId', 'sessionId', 'notificationId', 'inviteId', 'url']);
  const missing = operations.flatMap((operation) => [
    ...namesOf(operation).filter((name) => !known.has(name) && !rows[operation.id]).map((name) => `${operation.id}: what is ${name}?`),
    ...(operation.method === 'GET' || rows[operation.id] ? [] : [`${operation.id} changes something and has no row`]),
    ...(promises[operation.access] ? [] : [`${operation.id}: who is ${operation.access}?`]),
  ]);
  assert.deepEqual(missing, []);
  assert.deepEqual(Object.keys(rows).filter((id) => !operations.some((operation) => operation.id === id)), [], 'rows of no operation');
});

test('tokens made here are good until they end', async () => {
  const { owner } = things.people;
  assert.equal((await things.clientOf(again(owner.token)).call('GET', '/auth/protected')).status, 200);
});

for (const operation of operations) {
  test(`${operation.access} may: ${operation.method} ${operation.path}`, async () => {
    const refused = personas.filter((persona) => promiseTo(operation, persona) !== 'allowed');
    const ids = await idsFor(operation, 'stranger');
    const changes = operation.method !== 'GET';
    const untouched = changes && (await things.state(ids));
    for (const persona of refused) {
      const { status, text } = await send(operation, ids, things.tokenOf(persona, operation));
      isRefusal(text, status, promiseTo(operation, persona), `${persona}: ${status} ${text.slice(0, 300)}`);
      tellsNothing(persona, operation, text);
    }
    if (changes) assert.deepEqual(await things.state(ids), untouched, `changed by one of ${refused}`);
    for (const persona of personas.filter((each) => !refused.includes(each))) {
      const { as, then } = rowOf(operation);
      const token = as && things.people[persona] ? (await as(persona)).token : things.tokenOf(persona, operation);
      const used = await idsFor(operation, persona);
      const { status, text } = await send(operation, used, token);
      assert.ok(status >= 200 && status < 400, `${persona}: ${status} ${text.slice(0, 300)}`);
      await then?.(used);
      tellsNothing(persona, operation, text);
    }
  });
}

/** Names that have made other servers take the caller for somebody else. */
const claims = { userId: 'owner-1', user: 'owner-1', owner: 'owner-1', ownerId: '1', actor: 'owner-1', role: 'admin' };
const stateOfOwner = async (ids) => Object.entries(await things.state(ids)).filter(([route]) => !route.startsWith('/admin'));
let bystander; // nothing of whom the owner sees
const asksWho = operations.filter((operation) => operation.method !== 'GET' && operation.access !== 'anyone');
for (const operation of asksWho.filter((each) => promiseTo(each, 'stranger') !== 'allowed' || namesOf(each).length === 0)) {
  test(`the actor is whose the token is: ${operation.method} ${operation.path}`, async () => {
    const ids = await idsFor(operation, 'stranger');
    const { token } = (await rowOf(operation).as?.('stranger')) ?? (bystander ??= await things.someone('stranger'));
    const untouched = await stateOfOwner(ids);
    const { status, text } = await send(operation, ids, token, claims);
    const promise = promiseTo(operation, 'stranger');
    assert.ok(status === 400 || (promise === 'allowed' ? status === 200 : status === promise), `${status} ${text.slice(0, 300)}`);
    assert.deepEqual(await stateOfOwner(ids), untouched);
  });
}

/** Who looks at things that are hidden from them; on what is gone, its owner looks, too. */
function lookersAt(operation, kind, state) {
  if (state === 'gone') return personas;
  const others = personas.filter((persona) => persona !== 'owner');
  // Moderators may delete, hold and list what they do not see.
  const moderates = /moderator|admin/.test(operation.access) && (operation.path.startsWith('/api/admin') || (/^video/.test(kind) && !operation.path.includes('comment')));
  return moderates ? others.filter((persona) => !['moderator', 'admin'].includes(persona)) : others;
}

/** Pairs of ids for an operation, for each hidden thing that it can name: of that thing, and of none in its place. */
function* pairsOf(operation, persona) {
  const names = [...namesOf(operation), ...(operation.id === 'addComment' ? ['replyTo'] : [])];
  // Lists are the persona's own, so that it is the video that decides; the hidden ones were put in while they were shown.
  const base = { ...standing(), playlistId: things.people[persona]?.list ?? things.shown.playlistId };
  for (const name of names) {
    const kind = { videoID: 'videoId', url: 'videoId', after: 'videoId', replyTo: 'commentId' }[name] ?? name;
    for (const [state, hidden] of Object.entries(things.hidden[kind] ?? {})) {
      if (!lookersAt(operation, kind, state).includes(persona)) continue;
      const absent = absentLike(hidden);
      const named = (id) => ({ ...base, ...(name === 'url' ? { url: `${server.origin}/watch/${id}` } : { [name]: id }), ...(isSocket(operation) ? { proof: things.tokenOf(persona, operation) ?? 'none' } : {}) });
      const comment = kind === 'videoId' && names.includes('commentId') ? { commentId: things.hidden.commentId.ofSecret } : {};
      yield { what: `${name} ${state}`, hidden, absent, seen: { ...named(hidden), ...comment }, missing: { ...named(absent), ...comment } };
    }
  }
}

const stateOfHidden = () => things.state({ playlistId: things.hidden.playlistId.secret, uploadId: things.hidden.uploadId.of }, Object.values(things.hidden.videoId));
const withoutId = ({ status, text, headers }, id) => ({ status, text: text.replaceAll(String(id), 'ID'), headers });
/** It is safe to repeat them, so they say yes to what is not there. */
const alwaysDone = new Set(['removeFromPlaylist', 'forgetWatched']);
const canBeHidden = new Set(['videoId', 'videoID', 'url', 'commentId', 'playlistId', 'uploadId', 'sessionId', 'notificationId']);
const naming = operations.filter((operation) => namesOf(operation).some((name) => canBeHidden.has(name)));
for (const operation of [...naming].sort((a, b) => (a.method === 'DELETE') - (b.method === 'DELETE'))) {
  test(`as if it were not there: ${operation.method} ${operation.path}`, async () => {
    const changes = operation.method !== 'GET';
    const untouched = changes && (await stateOfHidden());
    for (const persona of personas) {
      const token = things.tokenOf(persona, operation);
      for (const { what, hidden, absent, seen, missing } of pairsOf(operation, persona)) {
        const [answer, nothing] = [await send(operation, seen, token), await send(operation, missing, token)];
        assert.deepEqual(withoutId(answer, hidden), withoutId(nothing, absent), `${persona}, ${what}`);
        tellsNothing(persona, operation, withoutId(answer, hidden).text);
        assert.ok(answer.status >= 400 || (alwaysDone.has(operation.id) && answer.status === 200), `${persona}, ${what}: ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    }
    if (changes) assert.deepEqual(await stateOfHidden(), untouched);
  });
}

/** Addresses beside the operations: media, pages, the store. */
const addresses = (id) => [
  ...['master.m3u8', 'thumbnail.jpg', 'thumbnail_0.jpg', 'storyboard_000.jpg', 'storyboard.vtt', 'transcripts/transcription.vtt', 'original.mp4', '360p/playlist.m3u8',
    '360p/init.mp4', '360p/s_000.m4s', '360p/s_999.m4s', 'audio/playlist.m3u8', '~1.2.3.4/master.m3u8', ''].map((name) => ['GET', `/media/${id}/${name}`]),
  ['HEAD', `/media/${id}/master.m3u8`], ['GET', `/store/${id}/original.mp4`], ['PUT', `/store/${id}/original.mp4`],
  ['GET', `/watch/${id}`], ['GET', `/embed/${id}`], ['GET', `/oembed?format=xml&url=${encodeURIComponent(`${server.origin}/embed/${id}`)}`],
];

async function ask([method, target], token) {
  calls += 1;
  const answer = await fetch(server.origin + target, { method, headers: token ? { authorization: 'Bearer ' + token } : {}, body: method === 'PUT' ? 'x' : undefined });
  return { status: answer.status, text: (await answer.text()).replace(/"requestId":"[^"]*"/, ''), headers: [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)) };
}

test('as if it were not there: media, pages and the store', async () => {
  for (const [state, id] of Object.entries(things.hidden.videoId)) {
    const absent = absentLike(id);
    for (const persona of personas.filter((each) => each !== 'owner' || state === 'gone')) {
      const token = things.tokenOf(persona, {});
      await Promise.all(addresses(id).map(async (address, at) => {
        const [answer, nothing] = [await ask(address, token), await ask(addresses(absent)[at], token)];
        assert.deepEqual(withoutId(answer, id), withoutId(nothing, absent), `${persona}, ${state}: ${address.join(' ')}`);
        // A page is the same file for every address.
        assert.ok(answer.status >= 400 || /^\/(watch|embed)/.test(address[1]), `${persona}, ${state}: ${address.join(' ')}: ${answer.status}`);
      }));
    }
  }
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
test('the time of an answer does not tell what is hidden from what is not there', async (t) => {
  const { secret } = things.hidden.videoId;
  const routes = { '/api/video/': (id) => ['GET', `/api/video/${id}`], '/media/': (id) => ['GET', `/media/${id}/master.m3u8`] };
  for (const [name, route] of Object.entries(routes)) {
    const times = { hidden: [], absent: [] };
    const { token } = things.people.stranger;
    for (let i = 0; i < 200; i += 1) {
      for (const [kind, id] of [['hidden', secret], ['absent', absentLike(secret)]]) {
        const begun = performance.now();
        await ask(route(id), token);
        times[kind].push(performance.now() - begun);
      }
    }
    const [hidden, absent] = [median(times.hidden), median(times.absent)];
    t.diagnostic(`${name}…: ${hidden.toFixed(2)} ms hidden, ${absent.toFixed(2)} ms absent`);
    // Half a millisecond is what a busy machine adds by itself.
    assert.ok(Math.abs(hidden - absent) < 0.5 || Math.max(hidden, absent) / Math.min(hidden, absent) < 1.5, `${name}: ${hidden} and ${absent} ms`);
  }
});

test('the figures', (t) => t.diagnostic(`${operations.length} operations × ${personas.length} personas, ${calls} calls`));
