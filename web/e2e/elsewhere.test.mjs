// The same files of the UI on any static host: config.json leads them to a server at another origin.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Server } from '../../tests/support/server.mjs';
import { assertAccessible, makeClip, openBrowser, openPage, shoot, signUp } from './support/browser.mjs';
import { StaticHost } from './support/static_host.mjs';

let browser, host, server, page;

before(async () => {
  host = await new StaticHost().start();
  server = await new Server({ env: { SUNOMI_CORS_ORIGINS: host.origin } }).start();
  await host.leadTo(server.origin);
  browser = await openBrowser();
  page = await openPage(browser, host.origin, { strangers: [server.origin, server.origin.replace(/^http/, 'ws')] });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await host?.stop();
});

test('someone signs up, uploads and watches while it is made', async () => {
  await signUp(page, host.origin);
  await page.goto(`${host.origin}/upload`);
  await page.getByLabel('Video file').setInputFiles(makeClip({ seconds: 12, name: 'from_elsewhere.mp4' }));
  // The socket tells how far it is.
  await page.getByRole('progressbar', { name: '360p' }).waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Watch now' }).click({ timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 1, undefined, { timeout: 40_000 });
  assert.equal(new URL(page.url()).origin, host.origin);
  await assertAccessible(page, 'watch from elsewhere');
  await shoot(page, 'elsewhere-watch');
});

test('likes, comments, and the way back', async () => {
  await page.getByRole('button', { name: /^Like/ }).click();
  await page.getByRole('button', { name: /^Like/, pressed: true }).waitFor();
  await page.getByLabel('Add a comment').fill('From another origin');
  const stored = page.waitForResponse((answer) => /\/comment$/.test(answer.url()) && answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  assert.equal((await stored).status(), 200);
  await page.reload();
  await page.getByText('From another origin').waitFor();
});

test('stills come from the server', async () => {
  await page.goto(host.origin);
  await page.waitForFunction((origin) => [...document.querySelectorAll('main img')].some((image) => image.naturalWidth > 100
    && new URL(image.currentSrc).origin === origin), server.origin, { timeout: 60_000 });
});

test('logging out', async () => {
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.getByRole('link', { name: 'Log in' }).waitFor();
});

test('nothing complained on the way', () => {
  assert.deepEqual(page.complaints, []);
});
