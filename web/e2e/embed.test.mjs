// A video inside another site's page, and the documentation of the API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertAccessible, makeClip, openBrowser, openPage, serverUrl, shoot } from './support/browser.mjs';

let browser, site, videoId;

async function api(method, route, body, token) {
  const answer = await fetch(serverUrl + '/api' + route, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: 'Bearer ' + token } : {}) },
    body: body && JSON.stringify(body),
  });
  return answer.json();
}

async function uploadOne() {
  const person = { userId: `frame-${Date.now().toString(36)}`, password: 'correct horse', name: 'Mira Sol' };
  await api('POST', '/auth/signup', person);
  const { token } = await api('POST', '/auth/login', person);
  const ticket = await api('POST', '/upload/upload-url', { title: 'Framed <video>', description: '' }, token);
  await fetch(ticket.url, { method: 'PUT', body: readFileSync(makeClip({ seconds: 12, size: '640x360' })) });
  while (!(await api('GET', '/video/' + ticket.videoId)).playable) await sleep(50);
  return ticket.videoId;
}

before(async () => {
  browser = await openBrowser();
  videoId = await uploadOne();
  site = http.createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><html lang="en"><title>Another site</title><h1>Another site</h1>
      <iframe title="Framed" width="640" height="360" src="${serverUrl}/embed/${videoId}?start=4" allow="autoplay; fullscreen"></iframe>`);
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
});

after(async () => {
  site?.close();
  await browser?.close();
});

test('another site shows the player, which begins where it was told, on demand', async () => {
  const page = await openPage(browser, `http://127.0.0.1:${site.address().port}`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Framed <video>' }).waitFor();
  const video = frame.locator('video');
  await frame.getByRole('button', { name: 'Play' }).first().click();
  await video.evaluate((element) => new Promise((resolve) => {
    const look = () => (element.currentTime > 4.5 ? resolve() : setTimeout(look, 50));
    look();
  }));
  assert.equal(await video.evaluate((element) => element.videoHeight), 360);
  await shoot(page, 'embed');
  assert.deepEqual(page.complaints.filter((line) => !line.startsWith(`stranger: ${serverUrl}/`)), []);
});

test('the embedded page is accessible, and says so when there is no such video', async () => {
  const page = await openPage(browser, `${serverUrl}/embed/${videoId}`, { expected: [/\/media\//, /\/api\/video\/0000/] });
  await page.getByRole('link', { name: 'Framed <video>' }).waitFor();
  await assertAccessible(page, 'embedded player');
  await page.goto(`${serverUrl}/embed/0000000000000000`);
  await page.getByRole('alert').waitFor();
  await shoot(page, 'embed-absent');
  assert.deepEqual(page.complaints, []);
});

test('the documentation of the API shows every operation without another host', async () => {
  const page = await openPage(browser, `${serverUrl}/api/docs`);
  await page.locator('.opblock').first().waitFor();
  const document = await (await fetch(serverUrl + '/api/openapi.json')).json();
  const operations = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
  assert.equal(await page.locator('.opblock').count(), operations);
  await page.locator('.opblock-summary').first().click();
  await page.locator('.opblock-body').first().waitFor();
  await shoot(page, 'api-docs');
  assert.deepEqual(page.complaints, []);
});
