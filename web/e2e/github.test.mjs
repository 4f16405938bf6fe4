// Logging in by GitHub, as a browser sees it; GitHub is the tests' own OAuth server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { GitHub } from '../../tests/support/github.mjs';
import { Server } from '../../tests/support/server.mjs';
import { openBrowser, openPage, shoot } from './support/browser.mjs';

let browser, github, server, page;

before(async () => {
  github = await new GitHub().start();
  server = await new Server({ env: github.env }).start();
  browser = await openBrowser();
  // The way over GitHub is a request to a stranger, which is what people asked for.
  page = await openPage(browser, server.origin, { strangers: [github.url] });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await github?.stop();
});

test('who wants to upload comes back to it by GitHub', async () => {
  await page.getByRole('link', { name: 'Upload', exact: true }).click();
  await page.getByRole('link', { name: 'Continue with GitHub' }).click();
  await page.getByRole('heading', { name: 'Upload videos' }).waitFor();
  await page.getByRole('button', { name: 'Account of The Octocat' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/upload');
  await page.reload();
  await page.getByRole('button', { name: 'Account of The Octocat' }).waitFor();
});

test('a no at GitHub is told, and nobody is logged in', async () => {
  await page.getByRole('button', { name: 'Account of The Octocat' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.getByRole('link', { name: 'Log in' }).click();
  github.says = 'no';
  await page.getByRole('link', { name: 'Continue with GitHub' }).click();
  await page.getByText('You cancelled at GitHub.').waitFor();
  await shoot(page, 'login-github-cancelled');
  assert.equal(await page.evaluate(() => localStorage.getItem('sunomi.token')), null);
});

test('nothing complained on the way', () => {
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(github.problems, []);
});
