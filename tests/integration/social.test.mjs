// What people do with videos and with each other, as two and three of them see it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../support/media.mjs';
import { Client, patience, Server } from '../support/server.mjs';
import { openWebSocket } from '../support/streams.mjs';

let server, file, ada, bob, eve, guest;

const newClient = (name) => new Client(server.origin).signUp(name);

before(async () => {
  server = await new Server().start();
  file = await clip(20);
  [ada, bob, eve] = await Promise.all(['ada', 'bob', 'eve'].map(newClient));
  guest = new Client(server.origin);
});
after(() => server?.stop());

/** A video of `owner` that everyone can watch. */
async function publish(owner, title = 'A video') {
  const id = await owner.upload(file, { title });
  await owner.until(id, (video) => video.playable);
  return id;
}

async function refuses(client, status, method, route, body) {
  const answer = await client.call(method, route, body);
  assert.equal(answer.status, status, `${method} ${route}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function eventually(what, check, within = 10000) {
  const end = Date.now() + within * patience;
  for (;;) {
    const value = await check();
    if (value) return value;
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await sleep(50);
  }
}

/** A socket that says who it is and keeps what it is told. */
async function listen(client, query = '') {
  const socket = await openWebSocket(server.origin.replace('http', 'ws') + '/ws' + query);
  socket.messages = [];
  (async () => {
    for (;;) socket.messages.push(await socket.next());
  })().catch(() => {});
  socket.send({ token: client.token });
  return socket;
}

test('a like counts once, is seen by who gave it, and the count is exact when many change their minds', async () => {
  const video = await publish(ada);
  assert.deepEqual(await bob.expect('POST', `/video/${video}/like`, { isLiking: true }), { likes: 1 });
  assert.deepEqual(await bob.expect('POST', `/video/${video}/like/`, { isLiking: true }), { likes: 1 });
  assert.equal((await bob.video(video)).userHasLiked, true);
  assert.equal((await eve.video(video)).userHasLiked, false);
  assert.equal((await guest.video(video)).userHasLiked, false);
  const flips = [];
  for (let i = 0; i < 20; i++) for (const someone of [ada, bob, eve]) flips.push(someone.expect('POST', `/video/${video}/like`, { isLiking: i % 2 === 0 }));
  await Promise.all(flips);
  for (const someone of [ada, bob, eve]) await someone.expect('POST', `/video/${video}/like`, { isLiking: true });
  assert.equal((await guest.video(video)).likes, 3);
  assert.equal((await bob.expect('GET', '/video/liked'))[0].id, video);
  await refuses(guest, 401, 'POST', `/video/${video}/like`, { isLiking: true });
  await refuses(bob, 404, 'POST', '/video/ffffffffffffffff/like', { isLiking: true });
});

test('comments: threads, order, pages, editing and deleting by those who may', async () => {
  const video = await publish(ada);
  const first = await bob.expect('POST', `/video/${video}/comment`, { comment: '  cafe\u0301 ' });
  assert.equal(first.text, 'caf\u00e9');
  const second = await eve.expect('POST', `/video/${video}/comment`, { comment: 'second' });
  const reply = await ada.expect('POST', `/video/${video}/comment`, { comment: 'thanks', replyTo: first.id });
  await refuses(bob, 409, 'POST', `/video/${video}/comment`, { comment: 'too deep', replyTo: reply.id });
  await refuses(bob, 400, 'POST', `/video/${video}/comment`, { comment: ' ' });
  await refuses(bob, 400, 'POST', `/video/${video}/comment`, { comment: 'x'.repeat(5001) });
  const texts = async (query = '') => (await guest.expect('GET', `/video/${video}/comments${query}`)).comments.map((c) => c.text);
  assert.deepEqual(await texts(), ['second', 'caf\u00e9']);
  assert.deepEqual(await texts('?order=oldest'), ['caf\u00e9', 'second']);
  assert.deepEqual(await texts('?skip=1&take=1'), ['caf\u00e9']);
  const page = await guest.call('GET', `/video/${video}/comments?take=1`);
  const next = /<\/api(.*)>/.exec(page.headers.get('link'))[1];
  assert.deepEqual((await guest.expect('GET', next)).comments.map((c) => c.text), ['caf\u00e9']);
  const shown = (await bob.expect('GET', `/video/${video}/comments`)).comments[1];
  assert.deepEqual([shown.user.userId, shown.replies, shown.mine, shown.mayDelete, shown.edited], ['bob', 1, true, true, null]);
  const [answered] = (await guest.expect('GET', `/video/${video}/comments/${first.id}/replies`)).comments;
  const alone = await guest.expect('GET', `/video/${video}/comments/${answered.id}`);
  assert.deepEqual([alone.text, alone.replyTo, alone.mine, alone.mayDelete], ['thanks', first.id, false, false]);
  assert.deepEqual(await guest.expect('GET', `/video/${video}/comments/${first.id}`), { ...shown, mine: false, mayDelete: false });
  await refuses(eve, 403, 'PUT', `/video/${video}/comments/${first.id}`, { comment: 'mine' });
  assert.notEqual((await bob.expect('PUT', `/video/${video}/comments/${first.id}`, { comment: 'edited' })).edited, null);
  await refuses(eve, 403, 'DELETE', `/video/${video}/comments/${first.id}`);
  await refuses(eve, 404, 'DELETE', `/video/${video}/comments/99999999`);
  await ada.expect('DELETE', `/video/${video}/comments/${first.id}`);
  await refuses(bob, 404, 'GET', `/video/${video}/comments/${first.id}/replies`);
  assert.deepEqual(await texts(), ['second']);
  await eve.expect('DELETE', `/video/${video}/comments/${second.id}`);
  assert.deepEqual(await texts(), []);
});

test('whoever writes very many comments has to wait', async () => {
  const flood = await newClient('flood');
  const video = await publish(ada);
  const answers = [];
  for (let i = 0; i < 40; i++) answers.push(flood.call('POST', `/video/${video}/comment`, { comment: 'again' }));
  const done = await Promise.all(answers);
  assert.ok(done.filter((a) => a.status === 200).length >= 30);
  const refused = done.find((a) => a.status === 429);
  assert.ok(refused, String(done.map((a) => a.status)));
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait >= 1 && refused.body.error.includes(`in ${wait} s`), `${wait}: ${refused.body.error}`);
});

test('a subscription brings the channel’s new videos: in the feed, as a notification, live', async () => {
  await refuses(bob, 400, 'POST', '/user/bob/subscribe', { isUserSubscribed: true });
  await refuses(bob, 404, 'POST', '/user/nobody/subscribe', { isUserSubscribed: true });
  const carl = await newClient('carl');
  assert.deepEqual(await bob.expect('POST', '/user/carl/subscribe', { isUserSubscribed: true }), { subscriptionStatus: true });
  assert.deepEqual(await bob.expect('GET', '/user/Carl/subscribe'), { subscriptionStatus: true });
  assert.deepEqual(await eve.expect('GET', '/user/carl/subscribe'), { subscriptionStatus: false });
  assert.equal((await bob.expect('GET', '/user/subscriptions'))[0].subscribers, 1);
  const socket = await listen(bob);
  await eventually('the number of unread ones', () => socket.messages.some((m) => m.type === 'unread'));
  const video = await publish(carl, 'News');
  const told = await eventually('the live message', () => socket.messages.find((m) => m.type === 'notification' && m.notification.videoId === video));
  assert.deepEqual([told.notification.kind, told.notification.userId, told.notification.title], ['new_video', 'carl', 'News']);
  assert.deepEqual((await bob.expect('GET', '/video/subscriptions')).map((v) => v.id), [video]);
  assert.deepEqual(await eve.expect('GET', '/video/subscriptions'), []);
  const { unread } = await bob.expect('GET', '/notifications/unread');
  await bob.expect('POST', `/notifications/${told.notification.id}/read`);
  await refuses(eve, 404, 'POST', `/notifications/${told.notification.id}/read`);
  assert.equal((await bob.expect('GET', '/notifications/unread')).unread, unread - 1);
  await eventually('the new number', () => socket.messages.at(-1).type === 'unread' && socket.messages.at(-1).unread === unread - 1);
  assert.deepEqual(await bob.expect('POST', '/notifications/read'), { unread: 0 });
  socket.close();
  await server.kill();
  await server.start();
  await sleep(500);
  assert.equal((await bob.expect('GET', '/notifications')).filter((n) => n.videoId === video).length, 1);
  await bob.expect('POST', '/user/carl/subscribe', { isUserSubscribed: false });
  assert.deepEqual(await bob.expect('GET', '/video/subscriptions'), []);
});

test('comments on one’s videos and answers to one’s comments are told, also beside progress', async () => {
  const video = await publish(ada);
  const socket = await listen(ada, `?videoId=${video}`);
  await eventually('progress', () => socket.messages.some((m) => m.videoId === video));
  await eventually('the number', () => socket.messages.some((m) => m.type === 'unread'));
  const { id } = await bob.expect('POST', `/video/${video}/comment`, { comment: 'hello' });
  const told = await eventually('the comment', () => socket.messages.find((m) => m.notification?.commentId === id));
  assert.deepEqual([told.notification.kind, told.notification.userId, told.notification.excerpt], ['comment', 'bob', 'hello']);
  await ada.expect('POST', `/video/${video}/comment`, { comment: 'welcome', replyTo: id });
  assert.equal((await bob.expect('GET', '/notifications'))[0].kind, 'reply');
  socket.close();
  const stranger = await listen({ token: 'not a token' });
  assert.equal(await stranger.closed, 1008);
});

test('playlists keep their order, their secrets and their limits', async () => {
  const videos = [await publish(ada, 'one'), await publish(ada, 'two'), await publish(bob, 'three')];
  await refuses(ada, 400, 'POST', '/playlists', { title: 'x'.repeat(101) });
  const { id } = await ada.expect('POST', '/playlists', { title: 'Mine' });
  for (const videoId of [...videos, videos[0]]) await ada.expect('POST', `/playlists/${id}/items`, { videoId });
  const items = async (client) => (await client.expect('GET', `/playlists/${id}`)).items.map((i) => videos.indexOf(i.video.id));
  assert.deepEqual(await items(ada), [0, 1, 2]);
  await ada.expect('PUT', `/playlists/${id}/items/${videos[2]}`, { after: null });
  assert.deepEqual(await items(ada), [2, 0, 1]);
  await ada.expect('PUT', `/playlists/${id}/items/${videos[2]}`, { after: videos[0] });
  assert.deepEqual(await items(ada), [0, 2, 1]);
  await refuses(bob, 404, 'GET', `/playlists/${id}`);
  await refuses(bob, 404, 'POST', `/playlists/${id}/items`, { videoId: videos[0] });
  await ada.expect('PUT', `/playlists/${id}`, { visibility: 'public' });
  assert.deepEqual(await items(guest), [0, 2, 1]);
  await refuses(bob, 403, 'POST', `/playlists/${id}/items`, { videoId: videos[0] });
  await refuses(bob, 403, 'DELETE', `/playlists/${id}`);
  assert.equal((await guest.expect('GET', '/user/ada/playlists'))[0].videos, 3);
  await ada.expect('DELETE', `/video/${videos[0]}`);
  assert.equal((await guest.expect('GET', '/user/ada/playlists'))[0].videos, 2);
  assert.equal((await guest.expect('GET', `/playlists/${id}`)).playlist.videos, 2);
  await ada.expect('DELETE', `/playlists/${id}/items/${videos[1]}`);
  assert.deepEqual(await items(guest), [2]);
  await Promise.all([1, 2, 3, 4].map(() => ada.expect('POST', '/playlists/watch-later/items', { videoId: videos[2] })));
  const holding = async (query) => (await ada.expect('GET', '/playlists' + query)).map((p) => [p.kind, p.hasVideo]);
  assert.deepEqual(await holding('?videoId=' + videos[2]), [['watch_later', true], ['plain', true]]);
  assert.deepEqual(await holding('?videoId=' + videos[1]), [['watch_later', false], ['plain', false]]);
  assert.deepEqual(await holding(''), [['watch_later', null], ['plain', null]]);
  const later = (await ada.expect('GET', '/playlists')).filter((p) => p.kind === 'watch_later');
  assert.deepEqual(later.map((p) => p.videos), [1]);
  await refuses(ada, 403, 'DELETE', `/playlists/${later[0].id}`);
  await refuses(ada, 403, 'PUT', '/playlists/watch-later', { title: 'x' });
  await refuses(bob, 404, 'GET', `/playlists/${later[0].id}`);
  await refuses(guest, 404, 'GET', '/playlists/watch-later');
  await ada.expect('DELETE', `/playlists/${id}`);
  await refuses(ada, 404, 'GET', `/playlists/${id}`);
});

test('a playlist that turns private in one tab stays so whatever another tab saves', async () => {
  for (let i = 0; i < 20; i += 1) {
    const { id } = await ada.expect('POST', '/playlists', { title: 'Raced', visibility: 'public' });
    await Promise.all([
      ada.expect('PUT', `/playlists/${id}`, { visibility: 'private' }),
      ada.expect('PUT', `/playlists/${id}`, { title: 'Renamed' }),
    ]);
    const { title, visibility } = (await ada.expect('GET', `/playlists/${id}`)).playlist;
    assert.deepEqual({ title, visibility }, { title: 'Renamed', visibility: 'private' });
    await ada.expect('DELETE', `/playlists/${id}`);
  }
});

test('the history says where to go on, until it is paused or emptied', async () => {
  const video = await publish(ada);
  assert.equal((await bob.video(video)).resumeAt, null);
  assert.deepEqual(await bob.expect('PUT', `/video/${video}/position`, { position: 7.25 }), { noted: true });
  assert.equal((await bob.video(video)).resumeAt, 7.25);
  assert.equal((await eve.video(video)).resumeAt, null);
  const [entry] = await bob.expect('GET', '/user/history');
  assert.deepEqual([entry.video.id, entry.position, entry.resumeAt], [video, 7.25, 7.25]);
  await bob.expect('PUT', `/video/${video}/position`, { position: 9999 });
  assert.equal((await bob.video(video)).resumeAt, null);
  for (const position of [-1, 'x', 1e99]) await refuses(bob, 400, 'PUT', `/video/${video}/position`, { position });
  await bob.expect('PUT', '/user/history/settings', { paused: true });
  assert.deepEqual(await bob.expect('PUT', `/video/${video}/position`, { position: 6 }), { noted: false });
  assert.deepEqual(await bob.expect('GET', '/user/history/settings'), { paused: true });
  await bob.expect('DELETE', `/user/history/${video}`);
  assert.deepEqual(await bob.expect('GET', '/user/history'), []);
  await bob.expect('PUT', '/user/history/settings', { paused: false });
  await bob.expect('PUT', `/video/${video}/position`, { position: 6 });
  await bob.expect('DELETE', '/user/history');
  assert.deepEqual(await bob.expect('GET', '/user/history'), []);
});

test('a deleted video takes everything along that hung on it', async () => {
  const video = await publish(ada);
  await bob.expect('POST', `/video/${video}/like`, { isLiking: true });
  await bob.expect('POST', `/video/${video}/comment`, { comment: 'hello' });
  await bob.expect('PUT', `/video/${video}/position`, { position: 6 });
  await ada.expect('DELETE', `/video/${video}`);
  await refuses(bob, 404, 'GET', `/video/${video}/comments`);
  await refuses(bob, 404, 'PUT', `/video/${video}/position`, { position: 6 });
  for (const list of ['/video/liked', '/user/history']) assert.ok(!JSON.stringify(await bob.expect('GET', list)).includes(video), list);
  assert.ok(!JSON.stringify(await ada.expect('GET', '/notifications')).includes(video));
});

/** The instance's admin, by the link that the first start printed. */
async function signUpAdmin() {
  const setupToken = server.log().match(/\/signup\?setup=([0-9a-f]+)/)[1];
  await guest.expect('POST', '/auth/signup', { userId: 'root', password: 'correct horse', name: 'Root', setupToken });
  const root = new Client(server.origin);
  root.token = (await root.expect('POST', '/auth/login', { userId: 'root', password: 'correct horse' })).token;
  return root;
}

/** Everything that is listed for `client` beside the video itself, as one text. */
async function everythingListed(client) {
  const lists = ['/video/liked', '/user/history', '/notifications', '/video/subscriptions', '/playlists/watch-later'];
  return JSON.stringify(await Promise.all(lists.map((list) => client.expect('GET', list))));
}

test('a video that turns private is out of sight with all that hangs on it, and comes back whole', async () => {
  const [owner, fan] = await Promise.all(['olga', 'felix'].map(newClient));
  await fan.expect('POST', '/user/olga/subscribe', { isUserSubscribed: true });
  const video = await publish(owner);
  await fan.expect('POST', `/video/${video}/like`, { isLiking: true });
  await fan.expect('PUT', `/video/${video}/position`, { position: 7 });
  await fan.expect('POST', '/playlists/watch-later/items', { videoId: video });
  const { id } = await fan.expect('POST', `/video/${video}/comment`, { comment: 'first' });
  await owner.expect('POST', `/video/${video}/comment`, { comment: 'thanks', replyTo: id });
  const kinds = async (client) => (await client.expect('GET', '/notifications')).filter((n) => n.videoId === video).map((n) => n.kind);
  await eventually('the new video is told', async () => (await kinds(fan)).length === 2);
  const [told] = await fan.expect('GET', '/notifications');
  assert.equal((await fan.expect('GET', '/notifications/unread')).unread, 2);

  await owner.expect('PATCH', `/video/${video}`, { visibility: 'private' });
  assert.ok(!(await everythingListed(fan)).includes(video));
  assert.equal((await fan.expect('GET', '/notifications/unread')).unread, 0);
  for (const [method, route, body] of [
    ['GET', `/video/${video}`],
    ['GET', `/video/${video}/comments`],
    ['GET', `/video/${video}/comments/${id}`],
    ['GET', `/video/${video}/comments/${id}/replies`],
    ['PUT', `/video/${video}/comments/${id}`, { comment: 'changed' }],
    ['DELETE', `/video/${video}/comments/${id}`],
    ['POST', `/video/${video}/like`, { isLiking: false }],
    ['POST', `/notifications/${told.id}/read`],
  ]) await refuses(fan, 404, method, route, body);
  const counters = async (client) => (({ likes, comments, userHasLiked }) => [likes, comments, userHasLiked])(await client.video(video));
  assert.deepEqual(await counters(owner), [1, 2, false], 'its owner sees it as it was');
  assert.deepEqual(await kinds(owner), ['comment']);

  await owner.expect('PATCH', `/video/${video}`, { visibility: 'public' });
  assert.deepEqual(await counters(fan), [1, 2, true]);
  assert.deepEqual((await kinds(fan)).sort(), ['new_video', 'reply']);
  assert.equal((await fan.expect('GET', '/notifications/unread')).unread, 2);
  assert.equal((await everythingListed(fan)).split(`"${video}"`).length - 1, 6, 'liked, watched, subscribed, put away, and told twice');
});

test('a moderator deletes a comment with its answers and what was told of them', async () => {
  const root = await signUpAdmin();
  const [owner, writer, moderator] = await Promise.all(['oscar', 'wilma', 'maud'].map(newClient));
  const video = await publish(owner);
  const { id } = await writer.expect('POST', `/video/${video}/comment`, { comment: 'rude' });
  const other = await writer.expect('POST', `/video/${video}/comment`, { comment: 'polite' });
  await owner.expect('POST', `/video/${video}/comment`, { comment: 'pardon?', replyTo: id });
  const mayDelete = async (client) => (await client.expect('GET', `/video/${video}/comments`)).comments.map((comment) => comment.mayDelete);
  await refuses(moderator, 403, 'DELETE', `/video/${video}/comments/${id}`);
  assert.deepEqual(await mayDelete(moderator), [false, false]);
  await root.expect('PUT', '/admin/users/maud/role', { role: 'moderator' });
  for (const client of [moderator, root, owner, writer]) assert.deepEqual(await mayDelete(client), [true, true]);
  assert.deepEqual(await mayDelete(guest), [false, false]);
  await refuses(moderator, 403, 'PUT', `/video/${video}/comments/${id}`, { comment: 'nice' });
  await moderator.expect('DELETE', `/video/${video}/comments/${id}`);
  assert.equal((await guest.video(video)).comments, 1);
  assert.deepEqual((await guest.expect('GET', `/video/${video}/comments`)).comments.map((c) => c.id), [other.id]);
  assert.deepEqual((await owner.expect('GET', '/notifications')).map((n) => n.commentId), [other.id]);
  assert.deepEqual(await writer.expect('GET', '/notifications'), []);
  await refuses(moderator, 404, 'DELETE', `/video/${video}/comments/${id}`);
});

test('who deletes the account takes likes, comments and subscriptions along, and every counter is right', async () => {
  const [leaver, owner, fan] = await Promise.all(['dora', 'otto', 'fanny'].map(newClient));
  const [kept, gone] = [await publish(owner), await publish(leaver)];
  for (const client of [leaver, fan]) {
    for (const video of [kept, gone]) await client.expect('POST', `/video/${video}/like`, { isLiking: true });
    await client.expect('POST', '/user/otto/subscribe', { isUserSubscribed: true });
  }
  await fan.expect('POST', '/user/dora/subscribe', { isUserSubscribed: true });
  const say = (client, video, comment, replyTo) => client.expect('POST', `/video/${video}/comment`, { comment, replyTo });
  const hers = await say(leaver, kept, 'hers');
  const fans = await say(fan, kept, 'the fan’s');
  await say(fan, kept, 'below hers', hers.id);
  await say(leaver, kept, 'below the fan’s', fans.id);
  await say(owner, kept, 'also below the fan’s', fans.id);
  await say(fan, gone, 'on her video');
  assert.equal((await guest.video(kept)).comments, 5);

  await leaver.expect('DELETE', '/user', { password: 'correct horse' });
  await eventually('all of it is gone', async () => (await guest.video(kept)).comments === 2 && (await guest.call('GET', `/video/${gone}`)).status === 404);
  assert.equal((await guest.video(kept)).likes, 1);
  const { comments } = await guest.expect('GET', `/video/${kept}/comments`);
  assert.deepEqual(comments.map((c) => [c.text, c.replies]), [['the fan’s', 1]]);
  assert.equal((await guest.expect('GET', '/user/otto')).subscribers, 1);
  assert.deepEqual((await fan.expect('GET', '/user/subscriptions')).map((c) => c.userId), ['otto']);
  assert.deepEqual((await fan.expect('GET', '/video/liked')).map((v) => v.id), [kept]);
  for (const client of [owner, fan]) assert.ok(!JSON.stringify(await client.expect('GET', '/notifications')).includes('dora'));
  await refuses(guest, 404, 'GET', '/user/dora');
  await refuses(leaver, 401, 'GET', '/user');
});
