// Every page at three widths, in light and dark, English, Italian and mirrored: axe finds nothing, nothing scrolls
// sideways, no console error, no request to strangers. Of two looks only a third is looked at, unless E2E_SHOTS=1, which
// looks at all and keeps pictures of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, openBrowser, openPage, shoot } from './support/browser.mjs';
import { startPopulated } from './support/populated.mjs';

const looks = {
  desktop: { viewport: { width: 1280, height: 800 }, colorScheme: 'light', language: 'en' },
  tablet: { viewport: { width: 768, height: 1024 }, colorScheme: 'dark', language: 'it', sampled: true },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', language: 'en-x-mirrored', sampled: true },
  night: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', language: 'en' },
};

/** Who looks at what, by the route of app/routes.tsx; several addresses where a route has several faces. */
const visits = (ids) => ({
  '': { member: ['/'], guest: ['/'] },
  search: { guest: ['/search', '/search?q=rain', '/search?q=nothingofthekind'] },
  'channel/:userId/:section?': { member: ['/channel/otto', '/channel/otto/about', '/channel/mira/playlists'], guest: ['/channel/nobody'] },
  'playlists/:playlistId': { member: [`/playlists/${ids.playlist}`] },
  'watch/:videoId': {
    guest: [`/watch/${ids.video}`, `/watch/${ids.warned}`, '/watch/0000000000000000'],
    member: [`/watch/${ids.own}?list=${ids.playlist}`, `/watch/${ids.failed}`, `/watch/${ids.hidden}`],
  },
  login: { guest: ['/login'] },
  signup: { guest: ['/signup'] },
  'forgot-password': { guest: ['/forgot-password'] },
  'reset-password': { guest: ['/reset-password'] },
  'settings/:section?': { member: ['/settings/profile', '/settings/account', '/settings/devices', '/settings/preferences', '/settings/privacy'] },
  about: { guest: ['/about'] },
  terms: { guest: ['/terms'] },
  upload: { member: ['/upload'] },
  playlists: { member: ['/playlists'] },
  'playlists/watch-later': { member: ['/playlists/watch-later'] },
  subscriptions: { member: ['/subscriptions'] },
  'subscriptions/channels': { member: ['/subscriptions/channels'] },
  history: { member: ['/history'] },
  notifications: { member: ['/notifications'] },
  library: { member: ['/library'] },
  liked: { member: ['/liked'] },
  'my-videos': { member: ['/my-videos'] },
  'my-videos/:videoId/edit': { member: [`/my-videos/${ids.own}/edit`] },
  'admin/users/:userId': { admin: ['/admin/users/mira'] },
  'admin/:section?': { admin: ['/admin', '/admin/users', '/admin/videos', '/admin/comments', '/admin/invites', '/admin/audit'] },
  '*': { guest: ['/nowhere'] },
});

let browser, instance;

before(async () => {
  browser = await openBrowser();
  instance = await startPopulated();
});
after(async () => {
  await browser?.close();
  await instance?.server.stop();
});

test('every route is visited', () => {
  const routes = readFileSync(path.resolve(import.meta.dirname, '../src/app/routes.tsx'), 'utf8');
  const known = [...routes.matchAll(/<Route (?:index|path="([^"]+)")/g)].map(([, route]) => route ?? '');
  assert.ok(known.length > 20);
  assert.deepEqual(known.filter((route) => !(route in visits(instance.ids))), []);
});

/** The pages of one person in one look; a fresh browser context, signed in where there is someone. */
async function openAs(person, { viewport, colorScheme, language }) {
  // Absent videos and channels are asked for on purpose.
  const expected = [/\/media\//, /\/0000000000000000/, /\/nobody/];
  const page = await openPage(browser, `${instance.server.origin}/robots.txt`, { viewport, colorScheme, expected: [/./] });
  await page.evaluate(([token, code]) => {
    if (token) localStorage.setItem('sunomi.token', token);
    localStorage.setItem('sunomi.language', code);
  }, [person?.token ?? null, language]);
  const context = page.context();
  await page.close();
  return { context, expected };
}

async function look(page, address, name) {
  await page.goto(instance.server.origin + address);
  await page.locator('h1').first().waitFor();
  // Lists have come, and what slides or fades has arrived.
  await page.waitForFunction(() => !document.querySelector('main [role=status][aria-label]'), undefined, { timeout: 15_000 }).catch(() => undefined);
  await assertAccessible(page, name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow}px`);
  if (process.env.E2E_SHOTS) await shoot(page, `page-${name.replaceAll(/[^\w-]+/g, '_')}`);
}

for (const [device, how] of Object.entries(looks)) {
  for (const who of ['guest', 'member', 'admin']) {
    test(`${who} on ${device}`, async (t) => {
      const all = Object.values(visits(instance.ids)).flatMap((people) => people[who] ?? []);
      const addresses = how.sampled && !process.env.E2E_SHOTS ? all.filter((_, place) => place % 3 === 0) : all;
      const { context, expected } = await openAs(instance.people[who], how);
      const page = await openPage(browser, `${instance.server.origin}/about`, { context, expected });
      for (const address of addresses) {
        await t.test(address, () => look(page, address, `${who} ${device} ${address}`));
      }
      assert.deepEqual(page.complaints, []);
      await context.close();
    });
  }
}

test('the chosen colours outlast a reload', async () => {
  const page = await openPage(browser, instance.server.origin, { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Light colours' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('data-color-scheme'), 'dark');
  await page.context().close();
});
