// The installed application: what browsers ask of one, and what it shows without a line.
/* global navigator, caches */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, serverUrl, shoot } from './support/browser.mjs';

let browser, page;

before(async () => {
  browser = await openBrowser();
  page = await openPage(browser, serverUrl);
});

after(async () => {
  await browser?.close();
});

const get = async (path) => {
  const answer = await fetch(serverUrl + path);
  return { status: answer.status, type: answer.headers.get('content-type'), cache: answer.headers.get('cache-control'), body: await answer.text() };
};

test('it can be installed: a manifest with icons that are there, and a page for each shortcut', async () => {
  const { type, body } = await get('/manifest.webmanifest');
  assert.equal(type, 'application/manifest+json');
  const manifest = JSON.parse(body);
  assert.ok(manifest.name && manifest.start_url === '/' && manifest.display === 'standalone');
  assert.deepEqual(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`), ['192x192 any', '512x512 any', '512x512 maskable']);
  for (const { src } of [...manifest.icons, { src: '/icons/apple-touch-icon.png' }]) assert.equal((await get(src)).type, 'image/png', src);
  for (const { url } of manifest.shortcuts) assert.equal((await get(url)).status, 200, url);
});

test('the browser asks for the service worker anew each time', async () => {
  const { type, cache } = await get('/worker.js');
  assert.match(type, /^text\/javascript/);
  assert.equal(cache, 'no-cache');
});

test('only the outline is kept, nothing of the API and no media', async () => {
  await page.getByRole('heading', { name: 'Newest videos' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated'
    || new Promise((resolve) => active.addEventListener('statechange', resolve))));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  assert.ok(kept.includes('/index.html'));
  for (const path of kept) assert.match(path, /^\/(index\.html|assets\/[^/]+)$/);
});

test('without a line it says so, and comes back by itself', async () => {
  assert.deepEqual(page.complaints, []);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  await assertAccessible(page, 'offline');
  await shoot(page, 'offline');
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'Newest videos' }).waitFor();
});

test('pages of their own stay what they are', async () => {
  await page.goto(`${serverUrl}/api/docs`);
  await page.getByRole('heading', { name: /Sunomi/ }).first().waitFor();
});
