// What every journey needs: the server under test, a browser, a clip, and the judges of each page.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const results = path.resolve(import.meta.dirname, '../../test-results');
mkdirSync(results, { recursive: true });

if (!process.env.SUNOMI_URL) throw new Error('SUNOMI_URL is the address of the server to try');
/** The server under test, without a trailing slash. */
export const serverUrl = process.env.SUNOMI_URL.replace(/\/$/, '');

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
  });
}

/** A clip with a counting picture and a tone, made by ffmpeg; gives its path. */
export function makeClip({ seconds = 40, size = '1280x720', name = 'evening_walk.mp4' } = {}) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'sunomi-clip-')), name);
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=30:duration=${seconds}`,
    '-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast',
    '-g', '60', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', file]);
  return file;
}

/**
 * A page whose console errors, uncaught exceptions and requests to strangers are kept in `page.complaints`.
 * Refusals that are part of normal life (a segment still being made, a still not stored yet) are the browser's own
 * log lines for 4xx and 5xx answers; `expected` names the addresses for which they are allowed. `strangers`: other origins
 * that the journey leads to. `context`: where the page is opened, else a new one with `options`.
 */
export async function openPage(browser, url, { expected = [/\/media\//], strangers = [], context: given, ...options } = {}) {
  const context = given ?? await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const refused = /Failed to load resource/.test(message.text()) && expected.some((known) => known.test(message.location().url));
    if (!refused) page.complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const known = [new URL(url).origin, ...strangers].some((origin) => request.url().startsWith(`${origin}/`));
    if (/^https?:/.test(request.url()) && !known) page.complaints.push(`stranger: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

export async function shoot(page, name) {
  await page.screenshot({ path: path.join(results, `${name}.png`) });
}

/** Fails for any violation that axe finds on the page as it is now. */
export async function assertAccessible(page, name) {
  await page.evaluate(axe);
  // Ink in the middle of a fade has no contrast yet.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'
    || animation.effect?.getTiming().iterations === Infinity));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(told, [], `accessibility of ${name}`);
}

export async function signUp(page, url, userId = `user-${Date.now().toString(36)}`) {
  await page.goto(`${url}/signup`);
  await page.getByLabel('Your name').fill('Mira Sol');
  await page.getByLabel('User name').fill(userId);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: /Account of Mira Sol/ }).waitFor();
  return userId;
}
