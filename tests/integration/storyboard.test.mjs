// Stills of a video: the storyboard that players and lists show, and the picture that stands for it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { h264, make, probe, tone } from '../support/media.mjs';
import { Client, Server, temporaryFolder } from '../support/server.mjs';

const folder = temporaryFolder();
const seconds = 130;
let server;
let owner;
let stranger;
let id;
let detail;
before(async () => {
  server = await new Server().start();
  owner = await new Client(server.origin).signUp();
  stranger = await new Client(server.origin).signUp();
  id = await owner.upload(await colours(), { title: 'Colours' });
  detail = await owner.settled(id);
});
after(() => server.stop());

/** A picture whose luma tells the time, 1 step a second, with a bright cross that a black or even picture lacks. */
const lumaAt = (second) => 40 + (second % 160);
function colours() {
  return make(`luma-${seconds}.mp4`, [
    '-f', 'lavfi', '-i', `color=black:size=320x180:rate=10:duration=${seconds},format=gray,geq=lum='if(lt(mod(X,160),12),235,if(lt(mod(X,160),24),16,40+mod(floor(T),160)))',format=yuv420p`,
    ...tone(seconds), ...h264, '-g', '10', '-c:a', 'aac', '-shortest']);
}

const get = (target) => fetch(server.origin + target);
async function fetched(target) {
  const answer = await get(target);
  assert.equal(answer.status, 200, target);
  return answer;
}

/** A JPEG's size, and how light it is in its middle row at x: decoded by ffmpeg. */
async function pixels(bytes, name = 'picture.jpg') {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const [{ codec_name: codec, width, height }] = (await probe(file, '-f', 'mjpeg', '-show_streams')).streams;
  const gray = execFileSync('ffmpeg', ['-v', 'error', '-f', 'mjpeg', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], { maxBuffer: 1 << 26 });
  return { codec, width, height, at: (x, y) => gray[y * width + x], mean: gray.reduce((sum, value) => sum + value, 0) / gray.length };
}

const inSeconds = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
/** Cues of a storyboard: from, to, sheet, x, y, w, h. */
function parseCues(text) {
  const [head, ...blocks] = text.trimEnd().split('\n\n');
  assert.equal(head, 'WEBVTT');
  return blocks.map((block) => {
    const [times, target, ...rest] = block.split('\n');
    const [, from, to] = /^(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})$/.exec(times);
    const [, sheet, ...place] = /^(storyboard_\d{3}\.jpg)#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(target);
    assert.deepEqual(rest, []);
    const [x, y, w, h] = place.map(Number);
    return { from: inSeconds(from), to: inSeconds(to), sheet, x, y, w, h };
  });
}

async function readStoryboard(url) {
  const cues = parseCues(await (await fetched(url)).text());
  const sheets = {};
  for (const name of new Set(cues.map(({ sheet }) => sheet))) {
    const answer = await fetched(path.posix.join(path.posix.dirname(url), name));
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    sheets[name] = await pixels(Buffer.from(await answer.arrayBuffer()), name);
  }
  return { cues, sheets };
}

test('a storyboard covers the whole video, and each tile shows what is seen at its time', async () => {
  assert.equal(detail.status, 'COMPLETED', detail.error);
  assert.equal(detail.storyboardUrl, `/media/${id}/storyboard.vtt`);
  const vtt = await fetched(detail.storyboardUrl);
  assert.match(vtt.headers.get('content-type'), /^text\/vtt/);
  assert.equal(vtt.headers.get('x-content-type-options'), 'nosniff');
  assert.match(vtt.headers.get('cache-control'), /^public, max-age=86400/);
  const { cues, sheets } = await readStoryboard(detail.storyboardUrl);
  assert.equal(cues.length, 100, `a tile each ${seconds} hundredths`);
  let end = 0;
  for (const cue of cues) {
    assert.equal(cue.from, end, 'no holes');
    end = cue.to;
    const sheet = sheets[cue.sheet];
    assert.deepEqual([sheet.codec, sheet.width, sheet.height, cue.w, cue.h], ['mjpeg', 1600, 900, 160, 90]);
    const seen = sheet.at(cue.x + 56, cue.y + 45);
    const expected = lumaAt(Math.floor(cue.from));
    assert.ok(Math.abs(seen - (expected - 16) * (255 / 219)) < 12 || Math.abs(seen - expected) < 6, `at ${cue.from} s: ${seen}, not ${expected}`);
  }
  assert.ok(Math.abs(end - detail.duration) < 0.001, `${end} of ${detail.duration} s`);
});

test('lists tell of the storyboard; only its owner hears what else could stand for a video', async () => {
  const [item] = await stranger.expect('GET', '/video/all-videos');
  assert.equal(item.storyboardUrl, detail.storyboardUrl);
  const seen = await stranger.video(id);
  assert.equal(seen.storyboardUrl, detail.storyboardUrl);
  assert.equal(seen.thumbnailCandidates, null);
  assert.equal(seen.thumbnailCandidate, null);
});

test('candidates are different pictures, and the one chosen stands for the video under an address of its own', async () => {
  assert.equal(detail.thumbnailUrl, `/media/${id}/thumbnail.jpg`);
  assert.equal(detail.thumbnailCandidate, 0);
  assert.deepEqual(detail.thumbnailCandidates, [0, 1, 2, 3].map((n) => `/media/${id}/thumbnail_${n}.jpg`));
  const bytesOf = async (url) => Buffer.from(await (await fetched(url)).arrayBuffer());
  const candidates = await Promise.all(detail.thumbnailCandidates.map(bytesOf));
  const means = [];
  for (const bytes of candidates) {
    const { codec, width, height, mean } = await pixels(bytes);
    assert.deepEqual([codec, width, height], ['mjpeg', 320, 180]);
    means.push(Math.round(mean));
  }
  assert.equal(new Set(means).size, 4, `they are as light as ${means}`);
  assert.deepEqual(await bytesOf(detail.thumbnailUrl), candidates[0]);

  const chosen = await owner.expect('PUT', `/video/${id}/thumbnail`, { candidate: 2 });
  assert.equal(chosen.thumbnailCandidate, 2);
  assert.equal(chosen.thumbnailUrl, `/media/${id}/thumbnail.jpg?v=1`);
  assert.deepEqual(await bytesOf(chosen.thumbnailUrl), candidates[2]);
  assert.deepEqual(await bytesOf(`/media/${id}/thumbnail.jpg`), candidates[2], 'also for who knows only the plain name');
  assert.deepEqual(await bytesOf(detail.thumbnailCandidates[0]), candidates[0]);
  const [item] = await stranger.expect('GET', '/video/all-videos');
  assert.equal(item.thumbnailUrl, chosen.thumbnailUrl);
  assert.ok((await (await get(`/feeds/videos/atom`)).text()).includes(`${server.origin}${chosen.thumbnailUrl}`));

  for (const candidate of [4, -1, 1e15, 1.5, 'x']) {
    assert.equal((await owner.call('PUT', `/video/${id}/thumbnail`, { candidate })).status, 400, `${candidate}`);
  }
  assert.equal((await stranger.call('PUT', `/video/${id}/thumbnail`, { candidate: 1 })).status, 403);
  assert.equal((await owner.expect('PUT', `/video/${id}/thumbnail`, { candidate: 0 })).thumbnailUrl, `/media/${id}/thumbnail.jpg?v=2`);
});

async function putPicture(file, { who = owner, type = 'image/jpeg', video = id } = {}) {
  const answer = await fetch(`${server.origin}/api/video/${video}/thumbnail/picture`, {
    method: 'PUT', headers: { 'content-type': type, authorization: 'Bearer ' + who.token }, body: file,
  });
  return { status: answer.status, body: await answer.json() };
}
const still = (name, size) => make(name, ['-f', 'lavfi', '-i', `testsrc2=size=${size}`, '-frames:v', '1', '-metadata', 'comment=secret place']);

test('an own picture of each format stands for the video, made to fit, with nothing else of the file left', async () => {
  for (const [ending, type, size, expected] of [
    ['jpg', 'image/jpeg', '2000x1500', [960, 720]], ['png', 'image/png', '300x600', [300, 600]], ['webp', 'image/webp', '2560x1440', [1280, 720]],
  ]) {
    const { status, body } = await putPicture(readFileSync(await still(`still-${size}.${ending}`, size)), { type });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.thumbnailCandidate, null, 'none of the candidates');
    assert.equal(body.thumbnailCandidates.length, 4);
    const bytes = Buffer.from(await (await fetched(body.thumbnailUrl)).arrayBuffer());
    const { codec, width, height } = await pixels(bytes);
    assert.deepEqual([codec, width, height], ['mjpeg', ...expected]);
    assert.ok(!bytes.includes('secret place'));
    const oembed = await (await get(`/oembed?url=${encodeURIComponent(`${server.origin}/watch/${id}`)}`)).json();
    assert.deepEqual([oembed.thumbnail_url, oembed.thumbnail_width, oembed.thumbnail_height], [server.origin + body.thumbnailUrl, ...expected]);
  }
  const before = (await owner.video(id)).thumbnailUrl;
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  assert.equal((await putPicture(svg, { type: 'image/svg+xml' })).status, 415);
  assert.equal((await putPicture(svg)).status, 422);
  assert.equal((await putPicture(Buffer.alloc((10 << 20) + 1))).status, 413);
  assert.equal((await putPicture(readFileSync(await still('still-300x600.png', '300x600')), { who: stranger, type: 'image/png' })).status, 403);
  assert.equal((await owner.video(id)).thumbnailUrl, before);
  assert.equal((await get(`/media/${id}/thumbnail_own.jpg`)).status, 404, 'it has no address of its own');
});

test('what was chosen outlives the server', async () => {
  const before = await owner.video(id);
  const shown = Buffer.from(await (await fetched(before.thumbnailUrl)).arrayBuffer());
  await server.kill();
  await server.start();
  owner.origin = stranger.origin = server.origin;
  assert.equal((await owner.video(id)).thumbnailUrl, before.thumbnailUrl);
  assert.deepEqual(Buffer.from(await (await fetched(before.thumbnailUrl)).arrayBuffer()), shown);
});

test('a private video shows its stills by a pass only', async () => {
  const hidden = await owner.expect('PATCH', '/video/' + id, { visibility: 'private' });
  for (const url of [hidden.storyboardUrl, hidden.thumbnailUrl, ...hidden.thumbnailCandidates]) {
    assert.match(url, new RegExp(`^/media/${id}/~`));
    assert.equal((await fetched(url)).headers.get('cache-control'), 'private, no-store');
    assert.equal((await get(url.replace(/~[^/]*\//, ''))).status, 404, url);
  }
  assert.equal((await readStoryboard(hidden.storyboardUrl)).cues.length, 100, 'addresses in it inherit the pass');
  assert.equal((await get(`/media/${id}/storyboard_000.jpg`)).status, 404);
  assert.equal((await stranger.call('PUT', `/video/${id}/thumbnail`, { candidate: 0 })).status, 404);
  assert.equal((await putPicture(Buffer.from('x'), { who: stranger })).status, 404);
  await owner.expect('PATCH', '/video/' + id, { visibility: 'public' });
});

test('sound alone has no stills but what its owner sends', async () => {
  const sound = await owner.upload(await make('sound-3.m4a', [...tone(3), '-c:a', 'aac']), { title: 'Sound', type: 'audio/mp4' });
  const heard = await owner.settled(sound);
  assert.equal(heard.status, 'COMPLETED', heard.error);
  assert.equal(heard.storyboardUrl, null);
  assert.deepEqual(heard.thumbnailCandidates, []);
  assert.equal((await get(`/media/${sound}/storyboard.vtt`)).status, 404);
  assert.equal((await owner.call('PUT', `/video/${sound}/thumbnail`, { candidate: 1 })).status, 409);
  const { body } = await putPicture(readFileSync(await still('still-300x600.png', '300x600')), { type: 'image/png', video: sound });
  assert.equal((await get(body.thumbnailUrl)).status, 200);
});

test('a deleted video leaves no still behind', async () => {
  const stored = () => readdirSync(path.join(server.dataDir, 'store', 'objects'), { recursive: true }).filter((name) => name.startsWith(id));
  assert.ok(stored().some((name) => name.endsWith('thumbnail_own.jpg')));
  await owner.expect('DELETE', '/video/' + id);
  assert.deepEqual(stored().filter((name) => name.includes('.')), []);
  assert.equal((await get(`/media/${id}/storyboard.vtt`)).status, 404);
});
