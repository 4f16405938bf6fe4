// One person's way through the whole product, against the server at SUNOMI_URL.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, makeClip, openBrowser, openPage, serverUrl, shoot } from './support/browser.mjs';

let browser, page, clip, videoUrl;
const userId = `mira-${Date.now().toString(36)}`;
const title = `Evening walk ${userId}`;

before(async () => {
  clip = makeClip();
  browser = await openBrowser();
  page = await openPage(browser, serverUrl);
});

after(async () => {
  await browser?.close();
});

const clock = () => page.locator('video').evaluate((video) => video.currentTime);
const picture = () => page.locator('video').evaluate((video) => video.videoHeight);
const waitForClock = (seconds) =>
  page.waitForFunction((least) => document.querySelector('video')?.currentTime > least, seconds, { timeout: 40_000 });

/** The controls hide from who does not move: the pointer comes in first, as a hand brings it. */
async function openSettings() {
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await page.getByRole('region', { name: 'Video player' }).hover();
  await page.getByRole('button', { name: 'Settings' }).click();
}

test('a guest who wants to upload is asked to log in and makes an account', async () => {
  await page.getByRole('link', { name: 'Upload', exact: true }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await assertAccessible(page, 'log in');
  await shoot(page, 'login');
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByText('3 to 64 letters').waitFor();
  await page.getByLabel('Your name').fill('Mira Sol');
  await page.getByLabel('User name').fill(userId);
  await page.getByLabel('Password').fill('correct horse');
  await assertAccessible(page, 'sign up');
  await shoot(page, 'signup');
  await page.getByRole('button', { name: 'Sign up' }).click();
  // The intent was kept.
  await page.getByRole('heading', { name: 'Upload videos' }).waitFor();
});

test('the file is described and sent', async () => {
  await assertAccessible(page, 'upload');
  await shoot(page, 'upload-choose');
  await page.getByLabel('Video file').setInputFiles(clip);
  await page.getByLabel('Title').waitFor();
  assert.equal(await page.getByLabel('Title').inputValue(), 'evening walk');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('By the river.\nSee https://example.org/walk (in spring).\n<b>not bold</b>');
  await assertAccessible(page, 'upload details');
  await shoot(page, 'upload-details');
  await page.getByText('Saved', { exact: true }).waitFor();
});

test('progress is shown until it can be watched', async () => {
  const watch = page.getByRole('link', { name: 'Watch now' });
  await watch.waitFor({ timeout: 60_000 });
  await page.getByRole('progressbar', { name: '360p' }).waitFor();
  await assertAccessible(page, 'upload progress');
  await shoot(page, 'upload-progress');
  await watch.click();
  await page.getByRole('heading', { name: title }).waitFor();
  videoUrl = page.url();
});

test('it plays while it is being processed', async () => {
  await waitForClock(0.5);
  const from = await clock();
  await waitForClock(from + 2);
  await shoot(page, 'watch-processing');
  await assertAccessible(page, 'watch');
});

test('the description is text with links', async () => {
  const link = page.getByRole('link', { name: 'https://example.org/walk' });
  assert.equal(await link.getAttribute('href'), 'https://example.org/walk');
  assert.match(await link.getAttribute('rel'), /noopener/);
  await page.getByText('<b>not bold</b>').waitFor();
});

test('it can be sought into parts that are not made yet', async () => {
  await page.keyboard.press('8');
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    return !video.seeking && video.currentTime > 32.5 && video.readyState >= 3;
  }, undefined, { timeout: 40_000 });
  await page.keyboard.press('1');
  await waitForClock(4.5);
});

test('the quality can be chosen', async () => {
  for (const [name, lines] of [['720p', 720], ['360p', 360]]) {
    await openSettings();
    await page.getByRole('menuitem', { name: /^Quality/ }).click();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
    await page.waitForFunction((height) => document.querySelector('video').videoHeight === height, lines, { timeout: 40_000 });
    assert.equal(await picture(), lines);
  }
  await openSettings();
  await page.getByRole('menuitem', { name: 'Quality 360p' }).waitFor();
  await assertAccessible(page, 'settings of the player');
  await page.keyboard.press('Escape');
});

test('keys steer the player', async () => {
  const video = page.locator('video');
  await page.keyboard.press('k');
  assert.equal(await video.evaluate((element) => element.paused), true);
  const from = await clock();
  await page.keyboard.press('l');
  await page.waitForFunction((time) => document.querySelector('video').currentTime > time + 9, from);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  assert.equal(await video.evaluate((element) => element.muted), true);
  await page.keyboard.press('>');
  assert.equal(await video.evaluate((element) => element.playbackRate), 1.25);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await assertAccessible(page, 'shortcuts');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Full screen', exact: true }).waitFor();
});

test('it is on the home page and among my videos', async () => {
  await page.getByRole('link', { name: 'Sunomi' }).click();
  await page.getByRole('link', { name: title }).waitFor();
  await assertAccessible(page, 'home');
  await shoot(page, 'home');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'My videos' }).click();
  await page.getByRole('link', { name: title }).waitFor();
  await page.getByText('Ready', { exact: true }).waitFor({ timeout: 180_000 });
  await assertAccessible(page, 'my videos');
  await shoot(page, 'my-videos');
});

test('a reload keeps the log-in, and the finished video plays', async () => {
  await page.goto(videoUrl);
  await page.getByRole('button', { name: 'More', exact: true }).waitFor();
  await waitForClock(1);
});

test('deleting asks first and then it is gone', async () => {
  await page.goto(`${serverUrl}/my-videos`);
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete this video?' }).waitFor();
  await assertAccessible(page, 'delete dialog');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('link', { name: title }).waitFor();
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
});

test('logging out leads home, and the page that does not exist says so', async () => {
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Newest videos' }).waitFor();
  await page.getByRole('link', { name: 'Log in' }).waitFor();
  await page.goto(`${serverUrl}/nowhere`);
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await assertAccessible(page, 'not found');
});

test('nothing complained on the way', () => {
  assert.deepEqual(page.complaints, []);
});
