// Two people and one video: it is found, liked, talked about, followed, changed, hidden and deleted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '../../tests/support/server.mjs';
import { assertAccessible, makeClip, openBrowser, openPage, serverUrl, shoot, signUp } from './support/browser.mjs';

const word = `kingfisher${Date.now().toString(36)}`;
/** What is refused here: media that are not made yet, and a video that became private. */
const expected = [/\/media\//, /\/api\/video\//];
let browser, owner, viewer, stranger, ownerName, videoId, watch;

/** A page of its own, with an account of this name. */
async function member(userId) {
  const page = await openPage(browser, serverUrl, { expected });
  await signUp(page, serverUrl, userId);
  return page;
}

/** Signed in by the API as whom a page belongs to. */
async function clientOf(page) {
  return Object.assign(new Client(serverUrl), { token: await page.evaluate(() => localStorage.getItem('sunomi.token')) });
}

before(async () => {
  browser = await openBrowser();
  const now = Date.now().toString(36);
  ownerName = `owner-${now}`;
  owner = await member(ownerName);
  viewer = await member(`viewer-${now}`);
  stranger = await openPage(browser, serverUrl, { expected });
  const client = await clientOf(owner);
  videoId = await client.upload(makeClip({ seconds: 12 }), { title: `Waiting for the ${word}` });
  await client.until(videoId, (video) => video.playable);
  watch = `${serverUrl}/watch/${videoId}`;
});
after(async () => {
  await browser?.close();
});

test('it is found by typing, and liked', async () => {
  await viewer.goto(serverUrl);
  await viewer.getByRole('combobox', { name: 'Search' }).fill(word);
  await viewer.keyboard.press('Enter');
  await viewer.getByRole('link', { name: `Waiting for the ${word}` }).click();
  await viewer.waitForFunction(() => document.querySelector('video')?.currentTime > 0.5);
  const like = viewer.getByRole('button', { name: /^Like/ });
  await like.click();
  await viewer.getByRole('button', { name: /^Like/, pressed: true }).waitFor();
  assert.equal((await (await clientOf(viewer)).video(videoId)).likes, 1);
});

test('its channel is followed', async () => {
  await viewer.getByRole('button', { name: /^Subscribe/ }).click();
  await viewer.getByRole('button', { name: /^Subscribed|^Unsubscribe/ }).waitFor();
  await viewer.goto(`${serverUrl}/subscriptions`);
  await viewer.getByRole('link', { name: `Waiting for the ${word}` }).waitFor();
});

test('a comment reaches its owner, whose answer leads back', async () => {
  await viewer.goto(watch);
  await viewer.getByLabel('Add a comment').fill('Where is this? 0:05');
  await viewer.getByRole('button', { name: 'Comment', exact: true }).click();
  await owner.goto(serverUrl);
  await owner.getByRole('button', { name: /Notifications/ }).click();
  await owner.getByRole('link', { name: /commented/ }).click();
  const linked = owner.getByRole('region', { name: 'The comment you were sent to' });
  await linked.getByText('Where is this?').waitFor();
  await linked.getByRole('button', { name: /^Answer/ }).click();
  await linked.getByRole('textbox').fill('By the old mill');
  await owner.keyboard.press('Control+Enter');
  await viewer.getByRole('button', { name: /Notifications, 1 / }).click();
  await viewer.getByRole('link', { name: /answered/ }).click();
  const answer = viewer.getByRole('region', { name: 'The comment you were sent to' });
  await answer.getByText('By the old mill').waitFor();
  await assertAccessible(viewer, 'linked comment');
  await shoot(viewer, 'comment-linked');
});

test('a change of its title reaches the search', async () => {
  await owner.goto(`${serverUrl}/my-videos/${videoId}/edit`);
  await owner.getByLabel('Title').fill(`Seen at last: the ${word}`);
  await owner.getByRole('button', { name: 'Save' }).click();
  await owner.getByText('Saved', { exact: true }).waitFor();
  await stranger.goto(`${serverUrl}/search?q=${word}`);
  await stranger.getByRole('link', { name: `Seen at last: the ${word}` }).waitFor();
});

test('a private video is for everybody else one that does not exist', async () => {
  await owner.getByLabel('Who may see it').click();
  await owner.getByRole('option', { name: /Only you/ }).click();
  await owner.getByRole('button', { name: 'Save' }).click();
  await owner.getByText('Saved', { exact: true }).waitFor();
  for (const page of [stranger, viewer]) {
    await page.goto(watch);
    await page.getByRole('heading', { name: 'This video is not here' }).waitFor();
    await page.goto(`${serverUrl}/search?q=${word}`);
    await page.getByText(/Nothing found|No video/).first().waitFor();
    await page.goto(`${serverUrl}/channel/${ownerName}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.getByRole('link', { name: new RegExp(word) }).count(), 0);
  }
  await shoot(viewer, 'channel-empty');
  await viewer.goto(`${serverUrl}/subscriptions`);
  await viewer.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await viewer.getByRole('link', { name: new RegExp(word) }).count(), 0);
  await owner.goto(watch);
  await owner.getByText('Only you can see this video.').waitFor();
  await owner.waitForFunction(() => document.querySelector('video')?.currentTime > 0.5, undefined, { timeout: 40_000 });
  await assertAccessible(owner, 'private video');
  await shoot(owner, 'watch-private');
});

test('its owner deletes it where it is watched', async () => {
  await owner.getByRole('button', { name: 'More', exact: true }).click();
  await owner.getByRole('menuitem', { name: 'Delete' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await owner.getByRole('heading', { name: 'My videos' }).waitFor();
  assert.equal((await (await clientOf(owner)).call('GET', `/video/${videoId}`)).status, 404);
});

test('nothing complained on the way', () => {
  assert.deepEqual([...owner.complaints, ...viewer.complaints, ...stranger.complaints], []);
});
