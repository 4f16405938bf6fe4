// How the pages look and read at three widths, light and dark: axe, no sideways scrolling, screenshots for people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, makeClip, openBrowser, openPage, serverUrl, shoot, signUp } from './support/browser.mjs';

const widths = { desktop: { width: 1280, height: 800 }, tablet: { width: 768, height: 1024 }, mobile: { width: 390, height: 844 } };
const titles = ['Morning light over the harbour', 'Building a small boat: planking, part three of a long series about wood',
  'Rain', 'How bread rises'];
let browser, storage, videoPath;

async function upload(page, clip, title) {
  await page.goto(`${serverUrl}/upload`);
  await page.getByLabel('Video file').setInputFiles(clip);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('A quiet hour by the water.\n\nMore: https://example.org/harbour');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Watch now' }).waitFor({ timeout: 60_000 });
}

before(async () => {
  browser = await openBrowser();
  const page = await openPage(browser, serverUrl);
  await signUp(page, serverUrl);
  const clip = makeClip({ seconds: 12 });
  for (const title of titles) await upload(page, clip, title);
  await page.getByRole('link', { name: 'Watch now' }).click();
  await page.waitForURL(/watch/);
  videoPath = new URL(page.url()).pathname;
  storage = await page.context().storageState();
  await page.context().close();
});

after(async () => {
  await browser?.close();
});

const settled = {
  '/': (page) => page.getByRole('link', { name: titles[0] }).waitFor(),
  '/upload': (page) => page.getByRole('button', { name: 'Choose files' }).waitFor(),
  '/my-videos': (page) => page.getByRole('link', { name: titles[0] }).waitFor(),
  watch: (page) => page.waitForFunction(() => document.querySelector('video')?.currentTime > 0.3),
};

for (const [device, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${device}, ${colorScheme}`, async () => {
      const page = await openPage(browser, serverUrl, { viewport, colorScheme, storageState: storage });
      for (const [name, ready] of Object.entries(settled)) {
        await page.goto(serverUrl + (name === 'watch' ? videoPath : name));
        await ready(page);
        await assertAccessible(page, `${name} on ${device}, ${colorScheme}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow}px`);
        await shoot(page, `looks-${device}-${colorScheme}-${name === '/' ? 'home' : name.replace('/', '')}`);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test('the chosen colours outlast a reload', async () => {
  const page = await openPage(browser, serverUrl, { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Light colours' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-color-scheme'), 'dark');
  await page.context().close();
});
