// An instance with something to see on every page: people of every role, videos in every state, talk, lists, history.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { binary, Client, Server } from '../../../tests/support/server.mjs';
import { makeClip } from './browser.mjs';

const password = 'correct horse';
const titles = ['Morning light over the harbour', 'Building a small boat: planking, part three of a long series about wood',
  'Rain', 'How bread rises', 'الحرف اليدوية في المدينة القديمة', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik'];

async function person(server, userId, name, role) {
  const client = new Client(server.origin);
  await client.expect('POST', '/auth/signup', { userId, password, name });
  if (role) execFileSync(binary, ['admin', 'users', 'role', userId, role, '--data-dir', server.dataDir], { env: {} });
  const { token, user } = await client.expect('POST', '/auth/login', { userId, password });
  return Object.assign(client, { token, user });
}

/** Starts a server with all that; `people`: guest (null), member and admin, as API clients; `ids`: what to look at. */
export async function startPopulated() {
  const server = await new Server().start();
  const admin = await person(server, 'ada', 'Ada Lovelace-Byron of the very long family name', 'admin');
  const member = await person(server, 'mira', 'Mira Sol');
  const other = await person(server, 'otto', 'Otto');
  const clip = makeClip({ seconds: 4, size: '640x360' });
  const notes = path.join(mkdtempSync(path.join(os.tmpdir(), 'sunomi-notes-')), 'notes.mp4');
  writeFileSync(notes, 'these are notes, not a video\n'.repeat(2000));
  await member.expect('POST', '/user/otto/subscribe', { isUserSubscribed: true });
  const videos = [];
  for (const title of titles) videos.push(await other.upload(clip, { title }));
  const own = await member.upload(clip, { title: 'My first film' });
  const hidden = await member.upload(clip, { title: 'For me alone' });
  const failed = await member.upload(notes, { title: 'Notes by mistake' });
  for (const id of [...videos, own, hidden, failed]) await admin.settled(id).catch(() => undefined);
  await member.expect('PATCH', `/video/${hidden}`, { visibility: 'private' });
  await other.expect('PATCH', `/video/${videos[0]}`, {
    description: '0:00 The quay\n0:02 The boats\n\nMore: https://example.org/harbour', tags: ['sea', 'morning'],
  });
  await other.expect('PATCH', `/video/${videos[2]}`, { contentWarnings: ['violence'] });
  const { id: replyTo } = await member.expect('POST', `/video/${videos[0]}/comment`, { comment: 'Where is this? 0:02' });
  await other.expect('POST', `/video/${videos[0]}/comment`, { comment: 'By the old mill', replyTo });
  await other.expect('POST', `/video/${own}/comment`, { comment: 'Well made' });
  const { id: playlistId } = await member.expect('POST', '/playlists', { title: 'For the evening', visibility: 'public' });
  for (const id of [videos[0], videos[1], own]) {
    await member.expect('POST', `/playlists/${playlistId}/items`, { videoId: id });
    await member.expect('POST', '/playlists/watch-later/items', { videoId: id });
    await member.expect('POST', `/video/${id}/like`, { isLiking: true });
    await member.expect('PUT', `/video/${id}/position`, { position: 2 });
  }
  await admin.expect('POST', '/admin/invites', { uses: 3 });
  return { server, people: { guest: null, member, admin }, ids: { video: videos[0], warned: videos[2], own, hidden, failed, playlist: playlistId } };
}
