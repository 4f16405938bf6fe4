// How other sites show a video of ours: feeds, oEmbed, link previews, the player in a frame, the API's own pages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clip } from '../support/media.mjs';
import { Client, Server } from '../support/server.mjs';

let server;
let ada;
let shown;

before(async () => {
  server = await new Server().start();
  ada = await new Client(server.origin).signUp('Ada.L');
  shown = await ada.upload(await clip(3), { title: 'Cats & <dogs> "here"' });
  await ada.settled(shown);
});
after(() => server.stop());

const get = async (path, headers = {}) => {
  const answer = await fetch(server.origin + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const escaped = 'Cats &amp; &lt;dogs&gt; &quot;here&quot;';

for (const [kind, type, path] of [
  ['Atom', 'application/atom+xml; charset=utf-8', '/feeds/channels/ada.l/atom'],
  ['RSS', 'application/rss+xml; charset=utf-8', '/feeds/channels/ada.l/rss'],
  ['Atom', 'application/atom+xml; charset=utf-8', '/feeds/videos/atom'],
  ['RSS', 'application/rss+xml; charset=utf-8', '/feeds/videos/rss'],
]) {
  test(`${path} is ${kind} and answers a reader that comes back with 304`, async () => {
    const { status, headers, text } = await get(path);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), type);
    assert.match(text, new RegExp(`<title>${escaped}</title>`));
    assert.ok(text.includes(`${server.origin}/watch/${shown}`));
    assert.ok(text.includes(`<media:thumbnail url="${server.origin}/media/${shown}/thumbnail.jpg"/>`));
    const again = await get(path, { 'if-none-match': headers.get('etag') });
    assert.deepEqual([again.status, again.text], [304, '']);
  });
}

test('the feed of a channel that does not exist is 404', async () => {
  assert.equal((await get('/feeds/channels/nobody/atom')).status, 404);
});

test('oEmbed describes the player, within the asked size', async () => {
  const url = encodeURIComponent(`${server.origin}/watch/${shown}`);
  const { status, text } = await get(`/oembed?url=${url}&maxwidth=320&format=json`);
  assert.equal(status, 200);
  const body = JSON.parse(text);
  assert.equal(body.title, 'Cats & <dogs> "here"');
  assert.equal(body.type, 'video');
  assert.deepEqual([body.width, body.height], [320, 180]);
  assert.match(body.html, new RegExp(`^<iframe src="${server.origin}/embed/${shown}" width="320" height="180"`));
  const picture = await fetch(body.thumbnail_url);
  assert.equal(picture.status, 200);
  const xml = await get(`/oembed?url=${url}&format=xml`);
  assert.match(xml.text, new RegExp(`<title>${escaped}</title>`));
});

test('oEmbed refuses what is not ours, without saying why', async () => {
  for (const url of [`https://elsewhere.example/watch/${shown}`, `${server.origin}/watch/0000000000000000`, 'x']) {
    assert.equal((await get('/oembed?url=' + encodeURIComponent(url))).status, 404);
  }
  assert.equal((await get('/oembed')).status, 400);
  assert.equal((await get(`/oembed?url=${server.origin}/watch/${shown}&format=yaml`)).status, 400);
});

test('the watch page carries the tags of a link preview, escaped, and no script of its own', async () => {
  const { status, headers, text } = await get('/watch/' + shown);
  assert.equal(status, 200);
  assert.match(text, new RegExp(`<title>${escaped} – Sunomi</title>`));
  assert.ok(text.includes(`<meta property="og:title" content="${escaped}">`));
  assert.ok(text.includes(`<meta property="og:image" content="${server.origin}/media/${shown}/thumbnail.jpg">`));
  assert.ok(text.includes(`<meta property="og:video" content="${server.origin}/embed/${shown}">`));
  assert.match(text, /<link rel="alternate" type="application\/json\+oembed" href="http:/);
  assert.doesNotMatch(text, /<script(?![^>]* src=)(?! type="application\/json" id="told">)/);
  assert.match(headers.get('content-security-policy'), /script-src 'self';/);
  assert.equal((await get('/watch/' + shown, { 'if-none-match': headers.get('etag') })).status, 304);
});

test('the page of a video that a guest may not see is that of one that does not exist, and not for search engines', async () => {
  const absent = await get('/watch/0000000000000000');
  assert.equal(absent.status, 200);
  assert.match(absent.text, /<meta name="robots" content="noindex">/);
  const secret = await ada.upload(await clip(3), { title: 'Secret' });
  await ada.expect('PATCH', '/video/' + secret, { visibility: 'private' });
  assert.equal((await get('/watch/' + secret)).text, absent.text);
});

/** What the page at `path` was told of answers. */
async function told(path) {
  const { text } = await get(path);
  const block = /<script type="application\/json" id="told">(.*?)<\/script>/s.exec(text)[1];
  assert.ok(!block.includes('<'));
  return JSON.parse(block);
}

test('pages hold what their scripts would ask first, as a guest is answered', async () => {
  const home = await told('/');
  assert.deepEqual(Object.keys(home), ['/config.json', '/api/video/all-videos?take=24']);
  const watch = await told('/watch/' + shown);
  assert.deepEqual(Object.keys(watch), ['/config.json', '/api/video/' + shown]);
  for (const [address, { body }] of Object.entries({ ...home, ...watch })) {
    assert.deepEqual(body, JSON.parse((await get(address)).text), address);
  }
  assert.deepEqual(Object.keys(await told('/settings')), ['/config.json']);
});

test('the first picture is asked for by the page itself', async () => {
  for (const path of ['/', '/watch/' + shown]) {
    assert.ok((await get(path)).text.includes(`<link rel="preload" as="image" fetchpriority="high" href="${server.origin}/media/${shown}/thumbnail.jpg">`), path);
  }
});

test('each page says what it is called, where it is, and whether search engines shall show it', async () => {
  const canonical = (path) => `<link rel="canonical" href="${server.origin}${path}">`;
  const noindex = '<meta name="robots" content="noindex">';
  for (const path of ['/', '/about', '/terms', '/channel/Ada.L', '/watch/' + shown]) {
    const { text } = await get(path);
    assert.ok(text.includes(canonical(path)) && !text.includes(noindex), path);
  }
  assert.ok((await get('/channel/ada.l/playlists')).text.includes(canonical('/channel/Ada.L')));
  assert.match((await get('/channel/ada.l')).text, /<title>A Tester – Sunomi<\/title>/);
  for (const path of ['/search?q=cats', '/login', '/settings', '/channel/nobody', '/nowhere']) {
    assert.ok((await get(path)).text.includes(noindex), path);
  }
});

test('the sitemap has what everyone finds, and robots.txt leads to it', async () => {
  const robots = await get('/robots.txt');
  assert.match(robots.headers.get('content-type'), /^text\/plain/);
  assert.ok(robots.text.includes(`Sitemap: ${server.origin}/sitemap.xml`));
  const unlisted = await ada.upload(await clip(3), { title: 'By link' });
  await ada.expect('PATCH', '/video/' + unlisted, { visibility: 'unlisted' });
  const { headers, text } = await get('/sitemap.xml');
  assert.match(headers.get('content-type'), /^application\/xml/);
  const addresses = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address.slice(server.origin.length));
  assert.deepEqual(addresses, ['/', '/watch/' + shown, '/channel/Ada.L']);
});

test('the embedded player may be framed by anyone, no other page by another site', async () => {
  const embed = await get('/embed/' + shown);
  assert.equal(embed.status, 200);
  assert.match(embed.headers.get('content-security-policy'), /frame-ancestors \*$/);
  assert.equal(embed.headers.get('x-frame-options'), null);
  for (const path of ['/', '/watch/' + shown, '/api/docs']) {
    assert.match((await get(path)).headers.get('content-security-policy'), /frame-ancestors '(self|none)'$/);
  }
});

test('the documentation of the API comes from this server alone', async () => {
  const { status, text } = await get('/api/docs');
  assert.equal(status, 200);
  assert.doesNotMatch(text, /https?:\/\//);
  assert.match(text, /<script type="module" crossorigin src="\/assets\/docs-/);
});
