// People and things of theirs for the tests of the authorization matrix: something of `owner` for every parameter of
// every path, in view of everyone or hidden, and state to compare before and after a call that was refused.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Browser } from './github.mjs';
import { binary, Client, putFile, temporaryFolder } from './server.mjs';
import { expired } from './tokens.mjs';

export const password = 'correct horse';
const roles = { owner: 'user', stranger: 'user', moderator: 'moderator', admin: 'admin' };
let number = 0;
const newName = () => `someone-${(number += 1)}`;

/** A word in the titles of all videos here, so that searches for it would find what they must not. */
export const word = 'zebra';

export class Things {
  constructor(server, file, github) {
    Object.assign(this, { server, file, github, people: {} });
  }

  /** Signs everyone up, and makes what stands as long as the tests run. */
  async make() {
    for (const [name, role] of Object.entries(roles)) {
      this.people[name] = await new Client(this.server.origin).signUp(name + '-1');
      if (role !== 'user') execFileSync(binary, ['admin', 'users', 'role', name + '-1', role, '--data-dir', this.server.dataDir], { env: {} });
    }
    this.signedOut = { owner: (await this.logIn('owner-1')).token, admin: (await this.logIn('admin-1')).token };
    for (const token of Object.values(this.signedOut)) await this.clientOf(token).expect('POST', '/auth/logout');
    const { owner } = this.people;
    const videos = [];
    for (const title of ['Shown', 'Secret', 'Held', 'Gone']) videos.push(await this.#publish(`${title} ${word}`));
    for (const id of videos) await owner.settled(id);
    const [shown, secret, held, gone] = videos;
    this.shown = { videoId: shown, second: await this.row(), commentId: await this.comment(shown), userId: 'owner-1' };
    this.shown.playlistId = await this.playlist();
    await this.#hide({ secret, held, gone });
    return this;
  }

  async #publish(title) {
    const { owner } = this.people;
    const id = await owner.upload(this.file, { title });
    const { error } = await owner.until(id, ({ playable, status }) => playable || status === 'ERROR');
    if (error) throw new Error(`${title}: ${error}`);
    return id;
  }

  /** Everyone has to do with these videos while they may; then they may not see them any more. */
  async #hide({ secret, held, gone }) {
    const { owner, admin } = this.people;
    const videos = [secret, held, gone];
    for (const person of Object.values(this.people)) {
      for (const id of [this.shown.videoId, ...videos]) {
        await person.expect('POST', `/video/${id}/like`, { isLiking: true });
        await person.expect('PUT', `/video/${id}/position`, { position: 1 });
        await person.expect('POST', `/video/${id}/comment`, { comment: `${word} of ${person.user.userId}` });
      }
      if (person !== owner) await person.expect('POST', '/user/owner-1/subscribe', { isUserSubscribed: true });
      person.list = await this.playlist('public', person, [this.shown.videoId, ...videos]);
    }
    const uploading = await this.row({ visibility: 'private' });
    this.hidden = {
      videoId: { uploading, secret, held, gone },
      commentId: { ofSecret: await this.comment(secret), ofHeld: await this.comment(held), gone: await this.comment(this.shown.videoId) },
      playlistId: { secret: await this.playlist('private'), gone: await this.playlist('public') },
      uploadId: { of: (await this.multipart()).uploadId },
      sessionId: { of: await this.session() },
      notificationId: { of: await this.notification(), ofSecret: await this.#notificationOfStranger(secret) },
    };
    await owner.expect('PATCH', '/video/' + secret, { visibility: 'private' });
    await admin.expect('PUT', `/admin/videos/${held}/hold`, { held: true });
    await owner.expect('DELETE', '/video/' + gone);
    await owner.expect('DELETE', `/video/${this.shown.videoId}/comments/${this.hidden.commentId.gone}`);
    await owner.expect('DELETE', '/playlists/' + this.hidden.playlistId.gone);
  }

  clientOf(token) {
    return Object.assign(new Client(this.server.origin), { token });
  }

  logIn(userId) {
    return new Client(this.server.origin).expect('POST', '/auth/login', { userId, password });
  }

  /** The token of a persona; one that is no good any more is of who could do the most with it. */
  tokenOf(persona, { access }) {
    const whose = /^(moderator|admin)$/.test(access) ? 'admin' : 'owner';
    if (persona === 'expired') return expired(this.people[whose].token);
    if (persona === 'revoked') return this.signedOut[whose];
    return this.people[persona]?.token;
  }

  /** The userId of somebody new who never signs in, to be harmed. */
  async victim() {
    const userId = newName();
    await new Client(this.server.origin).expect('POST', '/auth/signup', { userId, password, name: 'A Victim' });
    return userId;
  }

  /** Somebody new, signed in, with the role of `persona`. */
  async someone(persona) {
    const client = await new Client(this.server.origin).signUp(newName());
    const role = roles[persona];
    if (role !== 'user') await this.people.admin.expect('PUT', `/admin/users/${client.user.userId}/role`, { role });
    return client;
  }

  async someoneOnGithub(persona) {
    const client = await this.someone(persona);
    this.github.person = { id: (number += 1), login: newName(), name: 'Octo', avatar_url: '' };
    const at = new Browser(this.server.origin);
    const begun = await at.go('/api/auth/github/link', {
      method: 'POST', headers: { authorization: 'Bearer ' + client.token, 'content-type': 'application/json' }, body: JSON.stringify({ password }),
    });
    await at.go(await at.approve(JSON.parse(begun.text).url));
    return client;
  }

  /** A new link's secret for somebody new, by which anyone may set a password. */
  async resetSecret() {
    const { url } = await this.people.admin.expect('POST', `/admin/users/${await this.victim()}/password-reset`);
    return new URL(url).searchParams.get('token');
  }

  /** A video whose file has not come. */
  async row(more = {}) {
    return (await this.people.owner.expect('POST', '/upload/upload-url', { title: `A row of ${word}`, description: '', ...more })).videoId;
  }

  /** A video that failed. */
  async failure() {
    const { owner } = this.people;
    const file = path.join(temporaryFolder(), 'no.mp4');
    writeFileSync(file, 'no media at all'.repeat(10));
    const id = await owner.upload(file, { title: `A failure of ${word}` });
    await owner.settled(id);
    return id;
  }

  async comment(videoId = this.shown.videoId) {
    return (await this.people.owner.expect('POST', `/video/${videoId}/comment`, { comment: `Well said, ${word}` })).id;
  }

  async playlist(visibility = 'public', person = this.people.owner, videos = [this.shown.videoId, this.shown.second]) {
    const { id } = await person.expect('POST', '/playlists', { title: `List of ${word}`, description: '', visibility });
    for (const videoId of videos.filter(Boolean)) await person.expect('POST', `/playlists/${id}/items`, { videoId });
    return id;
  }

  multipart() {
    return this.people.owner.expect('POST', '/upload/multipart', { title: `Parts of ${word}`, size: statSync(this.file).size });
  }

  /** An upload in parts of which all are there: its ids and the tag of its one part. */
  async wholeMultipart() {
    const { owner } = this.people;
    const { uploadId, videoId } = await this.multipart();
    const [{ url }] = (await owner.expect('POST', `/upload/multipart/${uploadId}/part-urls`, { parts: [1] }));
    const { headers } = await putFile(url, this.file);
    return { uploadId, videoId, etag: headers.etag.replaceAll('"', '') };
  }

  async session() {
    const { token } = await this.logIn('owner-1');
    return (await this.clientOf(token).expect('GET', '/user/sessions')).find((each) => each.current).id;
  }

  async notification() {
    await this.people.stranger.expect('POST', `/video/${this.shown.videoId}/comment`, { comment: 'Is that so?' });
    return (await this.people.owner.expect('GET', '/notifications?take=1'))[0].id;
  }

  /** What tells `stranger` of an answer on a video. */
  async #notificationOfStranger(videoId) {
    const { owner, stranger } = this.people;
    const { comments } = await owner.expect('GET', `/video/${videoId}/comments`);
    const replyTo = comments.find((comment) => comment.user.userId === 'stranger-1').id;
    await owner.expect('POST', `/video/${videoId}/comment`, { comment: 'It is', replyTo });
    return (await stranger.expect('GET', '/notifications')).find((each) => each.kind === 'reply' && each.videoId === videoId).id;
  }

  async invite() {
    return (await this.people.admin.expect('POST', '/admin/invites', { uses: 1, lifeSeconds: 3600 })).id;
  }

  /** What everything that a call may change looks like to those who may see it, `ids` in particular and all `videos`. */
  async state({ videoId, playlistId, uploadId, userId } = {}, videos = [videoId]) {
    const { owner, admin } = this.people;
    const reads = (client, routes) => routes.filter((route) => !route.includes('undefined')).map(async (route) => {
      const { status, body } = await client.call('GET', route);
      return [`${route}: ${status}`, body];
    });
    const answers = await Promise.all([
      ...reads(owner, ['/user', '/user/sessions', '/user/history?take=100', '/user/history/settings', '/user/subscriptions', '/user/usage',
        '/notifications?take=100', '/notifications/unread', '/playlists?take=100', '/video/liked', '/upload/multipart?take=100',
        '/auth/github/link', '/video/user/owner-1/videos?take=100', `/playlists/${playlistId}`, `/upload/multipart/${uploadId}`,
        ...[this.shown.videoId, ...videos].flatMap((id) => [`/video/${id}`, `/video/${id}/comments?take=100`])]),
      ...reads(admin, ['/admin/audit?take=10', '/admin/invites?take=100', '/admin/videos?take=100', `/admin/users/${userId}`]),
    ]);
    return JSON.parse(JSON.stringify(Object.fromEntries(answers), (name, value) => (volatile.has(name) ? undefined : value)));
  }
}

/** Counted a second later, or made anew for each answer. */
const volatile = new Set(['views', 'mediaUrl', 'thumbnailUrl', 'storyboardUrl', 'thumbnailCandidates', 'requestId']);

/** An id of the same form that nothing has. */
export function absentLike(id) {
  if (typeof id === 'number' || /^\d{1,10}$/.test(id)) return 900_000_000 + Math.floor(Math.random() * 1e8);
  return randomBytes(id.length / 2).toString('hex');
}
