// What people see when things go wrong. Faults of the server that cannot be provoked are put into the browser's network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { assertAccessible, makeClip, openBrowser, openPage, serverUrl, shoot, signUp } from './support/browser.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sunomi-faults-'));
let browser, page;

before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});
beforeEach(async () => {
  page = await openPage(browser, serverUrl, { expected: [/./] });
});
afterEach(async () => {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

async function send(file) {
  await page.goto(`${serverUrl}/upload`);
  await page.getByLabel('Video file').setInputFiles(file);
}

test('a wrong password is told, and the form stays', async () => {
  await page.goto(`${serverUrl}/login`);
  await page.getByLabel('User name').fill('nobody-here');
  await page.getByLabel('Password').fill('wrong password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText('User name or password is wrong.').waitFor();
  assert.equal(await page.getByLabel('User name').inputValue(), 'nobody-here');
});

test('a file that is no video fails with its reason, and can be tried again', async () => {
  await signUp(page, serverUrl);
  const file = path.join(folder, 'notes.mp4');
  writeFileSync(file, 'these are notes, not a video\n'.repeat(2000));
  await send(file);
  const alert = page.getByRole('alert').filter({ hasText: 'This video could not be processed' });
  await alert.waitFor({ timeout: 60_000 });
  assert.match(await alert.innerText(), /processed\.\s+\S+/);
  await assertAccessible(page, 'failed upload');
  await shoot(page, 'upload-failed');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('It is being tried again.').waitFor();
  await alert.waitFor({ timeout: 60_000 });
  await page.goto(`${serverUrl}/my-videos`);
  await page.getByText('Failed', { exact: true }).waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: 'notes' }).count(), 1);
  await page.getByRole('link', { name: 'notes' }).click();
  await page.getByText('This video could not be processed.').waitFor();
  await assertAccessible(page, 'failed video');
});

test('sound without a picture plays', async () => {
  await signUp(page, serverUrl);
  const file = path.join(folder, 'song.m4a');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=330:duration=12', '-c:a', 'aac', file]);
  await send(file);
  await page.getByRole('link', { name: 'Watch now' }).click({ timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 1, undefined, { timeout: 30_000 });
  await shoot(page, 'watch-audio');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitem', { name: /^Speed/ }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: /^Quality/ }).count(), 0);
});

test('a running upload can be cancelled', async () => {
  await signUp(page, serverUrl);
  const big = path.join(folder, 'big.mp4');
  writeFileSync(big, Buffer.alloc(30e6));
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await page.goto(`${serverUrl}/upload`);
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1.5e6 });
  await page.getByLabel('Video file').setInputFiles(big);
  await page.getByText(/MB of 30 MB · .*\/s · .* left/).waitFor();
  await shoot(page, 'upload-sending');
  // It goes on while its owner looks around.
  await page.getByRole('link', { name: 'Sunomi' }).click();
  await page.getByRole('link', { name: /Upload, \d+ percent sent/ }).click();
  await page.getByRole('button', { name: 'Cancel big' }).click();
  await page.getByRole('button', { name: 'Cancel the upload' }).click();
  await page.getByText('Drop videos here').waitFor();
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await page.goto(`${serverUrl}/my-videos`);
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
});

test('an upload that a reload cut, and then a lost connection, goes on with what is missing', async () => {
  await signUp(page, serverUrl);
  const long = path.join(folder, 'long.mp4');
  writeFileSync(long, Buffer.alloc(60e6));
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const line = (offline, uploadThroughput) => network.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  await page.goto(`${serverUrl}/upload`);
  await line(false, 6e6);
  await page.getByLabel('Video file').setInputFiles(long);
  const sent = page.getByRole('progressbar', { name: 'Upload of long' });
  const reach = async (percent) => {
    while (Number(await sent.getAttribute('aria-valuenow')) < percent) await page.waitForTimeout(200);
  };
  await reach(50);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText(/Not finished: [1-9]\d*% is stored/).waitFor();
  await assertAccessible(page, 'unfinished upload');
  await page.getByLabel('Choose long.mp4 again').setInputFiles(long);
  await reach(60);
  await line(true, 6e6);
  await page.getByText('You are offline. It goes on by itself.').waitFor();
  await line(false, -1);
  // What arrived is no video; that it was looked at tells that it is whole.
  await page.getByRole('alert').getByText('This video could not be processed').waitFor({ timeout: 60_000 });
});

test('a full disk is told, and the upload can be tried again', async () => {
  await signUp(page, serverUrl);
  await page.route(/\/store\//, (route) => route.fulfill({ status: 507 }), { times: 1 });
  await send(makeClip({ seconds: 4 }));
  await page.getByRole('alert').getByText(/disk is full/).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Watch now' }).waitFor({ timeout: 30_000 });
});

test('a log-in that has ended is told once, and the page asks for a new one', async () => {
  await signUp(page, serverUrl);
  await page.goto(`${serverUrl}/my-videos`);
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
  const token = await page.evaluate(() => localStorage.getItem('sunomi.token'));
  const ended = await fetch(`${serverUrl}/api/auth/logout-everywhere`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  assert.equal(ended.status, 200);
  await page.reload();
  await page.getByText('Your log-in has ended. Please log in again.').waitFor();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('next'), '/my-videos');
});

test('a list that cannot be read says so and can be read again', async () => {
  await page.route(/\/all-videos/, (route) => route.fulfill({ status: 503 }), { times: 3 });
  // From within: a page that is opened anew brings its first answers along.
  await page.goto(`${serverUrl}/about`);
  await page.getByRole('link', { name: 'Sunomi', exact: true }).click();
  await page.getByRole('alert').getByText('The videos could not be loaded').waitFor({ timeout: 20_000 });
  await assertAccessible(page, 'home with an error');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('article').first().waitFor();
});

test('an unknown video is said to be missing', async () => {
  await page.goto(`${serverUrl}/watch/0123456789abcdef`);
  await page.getByRole('heading', { name: 'This video is not here' }).waitFor();
  await assertAccessible(page, 'missing video');
});

test('progress comes by server-sent events where WebSockets are cut', async () => {
  await signUp(page, serverUrl);
  await page.routeWebSocket(/\/ws/, (socket) => void socket.close());
  await send(makeClip({ seconds: 4 }));
  await page.getByRole('link', { name: 'Watch now' }).waitFor({ timeout: 60_000 });
});
