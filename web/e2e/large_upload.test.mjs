// An upload that is cut again and again: by a reload, by a lost connection, by closing the tab, and by a server that is
// killed. What arrives is what was sent. 200 MB; E2E_UPLOAD_BYTES=2147483648 sends 2 GB.
import assert from 'node:assert/strict';
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream, openSync, rmSync, statSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Server } from '../../tests/support/server.mjs';
import { assertAccessible, makeClip, openBrowser, openPage, signUp } from './support/browser.mjs';

const size = Number(process.env.E2E_UPLOAD_BYTES ?? 200e6);
/** So fast that the whole of it takes about half a minute, or 100 MB/s. */
const bytesPerSecond = Math.min(size / 25, 100e6);
let browser, server, file;

before(async () => {
  browser = await openBrowser();
  server = await new Server().start();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (file) rmSync(file);
});

/** A clip that plays, followed by a box of chance that players skip (ISO/IEC 14496-12, 8.1.2), `bytes` in all. */
function makeLargeClip(bytes) {
  const clip = makeClip({ seconds: 8, size: '640x360', name: 'large.mp4' });
  let left = bytes - statSync(clip).size;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(left);
  head.write('free', 4);
  const open = openSync(clip, 'a');
  writeSync(open, head);
  left -= head.length;
  const chance = Buffer.alloc(1 << 20);
  while (left > 0) {
    randomFillSync(chance);
    left -= writeSync(open, chance, 0, Math.min(chance.length, left));
  }
  closeSync(open);
  return clip;
}

async function sha256(name) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(name)) hash.update(piece);
  return hash.digest('hex');
}

const sent = (page) => page.getByRole('progressbar', { name: 'Upload of large' });
async function reach(page, percent) {
  while (Number(await sent(page).getAttribute('aria-valuenow')) < percent) await page.waitForTimeout(100);
}

/** The line of a page, as fast as `bytesPerSecond`. */
async function lineOf(page) {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  return (offline) => network.send('Network.emulateNetworkConditions',
    { offline, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond });
}

async function goOnWith(page) {
  await page.getByText(/Not finished: [1-9]\d*% is stored/).waitFor();
  await page.getByLabel('Choose large.mp4 again').setInputFiles(file);
}

test('an upload cut four times arrives whole, and plays in the same tab', { timeout: 540_000 }, async () => {
  file = makeLargeClip(size);
  assert.equal(statSync(file).size, size);
  let page = await openPage(browser, server.origin, { expected: [/./] });
  await signUp(page, server.origin);
  await page.goto(`${server.origin}/upload`);
  let line = await lineOf(page);
  await line(false);
  await page.getByLabel('Video file').setInputFiles(file);

  await reach(page, 20);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await goOnWith(page);

  await reach(page, 40);
  await line(true);
  await page.getByText('You are offline. It goes on by itself.').waitFor();
  await line(false);

  await reach(page, 60);
  const tab = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  tab.complaints = page.complaints;
  page = tab;
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.origin}/upload`);
  line = await lineOf(page);
  await line(false);
  await goOnWith(page);

  await reach(page, 80);
  await server.kill('SIGKILL');
  await page.waitForTimeout(1000);
  await server.start();

  const since = await page.evaluate(() => performance.timeOrigin);
  await page.getByRole('link', { name: 'Watch now' }).click({ timeout: 300_000 });
  await page.waitForFunction(() => document.querySelector('video')?.currentTime > 1, undefined, { timeout: 60_000 });
  assert.equal(await page.evaluate(() => performance.timeOrigin), since, 'no reload');
  const videoId = new URL(page.url()).pathname.split('/').at(-1);
  const stored = path.join(server.dataDir, 'store/objects', videoId, 'original.mp4');
  assert.equal(await sha256(stored), await sha256(file));
  await assertAccessible(page, 'watch');
  assert.deepEqual(page.complaints, []);
});
