// Finding videos over HTTP: by GET and POST, misspelt, filtered, page by page, and never what is not listed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clip } from '../support/media.mjs';
import { Client, Server } from '../support/server.mjs';

let server;
let ada;
const ids = [];

before(async () => {
  server = await new Server().start();
  ada = await new Client(server.origin).signUp('Ada.L');
  for (const title of ['Mountain horses', 'Harbour at night', 'The harbour']) {
    ids.push(await ada.upload(await clip(3), { title }));
  }
  for (const id of ids) await ada.settled(id);
});
after(() => server.stop());

const search = (query, method = 'GET') => ada.call(method, '/video/search?' + new URLSearchParams(query));
const titles = (answer) => answer.body.map((video) => video.title);

test('GET and POST find the same, in the form of every list', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await search({ q: 'harbour night' }, method);
    assert.equal(answer.status, 200);
    assert.deepEqual(titles(answer), ['Harbour at night']);
    const [{ id, userId, uploadDate }] = answer.body;
    assert.deepEqual([id, userId], [ids[1], 'Ada.L']);
    assert.ok(Date.parse(uploadDate) > 0);
  }
  const posted = await ada.call('POST', '/video/search', { q: 'harbour', order: 'newest' });
  assert.deepEqual(titles(posted), ['The harbour', 'Harbour at night']);
  assert.equal((await search({ q: 'ada' })).body.length, 3);
});

test('a misspelt word is corrected, and the answer says so', async () => {
  const answer = await search({ q: 'muontain' });
  assert.deepEqual(titles(answer), ['Mountain horses']);
  assert.equal(decodeURIComponent(answer.headers.get('searched-instead')), 'mountain');
  assert.equal((await search({ q: 'mountain' })).headers.get('searched-instead'), null);
});

test('a list goes on where its Link header says', async () => {
  const first = await search({ q: 'harbour', take: 1 });
  const next = /<\/api([^>]+)>; rel="next"/.exec(first.headers.get('link'))[1];
  const second = await ada.call('GET', next);
  assert.deepEqual([...titles(first), ...titles(second)].sort(), ['Harbour at night', 'The harbour']);
});

test('filters narrow, and what is no filter is refused', async () => {
  assert.equal((await search({ q: 'harbour', duration: 'short', date: 'day', channel: 'ADA.L' })).body.length, 2);
  for (const filter of [{ duration: 'long' }, { channel: 'nobody' }, { category: 'music' }, { language: 'it' }]) {
    assert.deepEqual((await search({ q: 'harbour', ...filter })).body, [], JSON.stringify(filter));
  }
  for (const wrong of [{ duration: 'epic' }, { date: 'decade' }, { order: 'best' }, { q: 'x'.repeat(501) }, { take: 0 }]) {
    assert.equal((await search({ q: 'harbour', ...wrong })).status, 400, JSON.stringify(wrong));
  }
  for (const q of ['', '"', '*', 'AND OR NOT', 'title:harbour^', '(((']) assert.equal((await search({ q })).status, 200, q);
});

test('titles are suggested while one types', async () => {
  assert.deepEqual((await ada.expect('GET', '/video/suggest?q=mou')).titles, ['Mountain horses']);
});

test('a deleted video is found no more', async () => {
  const gone = await ada.upload(await clip(3), { title: 'Ephemeral' });
  await ada.settled(gone);
  assert.equal((await search({ q: 'ephemeral' })).body.length, 1);
  await ada.expect('DELETE', '/video/' + gone);
  assert.deepEqual((await search({ q: 'ephemeral' })).body, []);
});
