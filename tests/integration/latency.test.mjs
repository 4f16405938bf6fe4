// Watchable at once: from the 200 of the PUT to the first segment, and far into a long file, while another video is
// being swept on all cores. MINUTES says how long the long file is (10 by default, 60 with TEST_SCALE=torture); the limits
// hold for a release build and are stretched by TEST_PATIENCE under sanitizers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clip, longHd, make, parseMaster, parsePlaylist, pattern, tone } from '../support/media.mjs';
import { Client, patience, Server } from '../support/server.mjs';

const minutes = Number(process.env.MINUTES ?? (process.env.TEST_SCALE === 'torture' ? 60 : 10));
const server = new Server();
let client;

before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
  // The load: another uploader's long video, being swept on all cores for the whole test.
  const other = await new Client(server.origin).signUp();
  const id = await other.upload(await longHd(minutes, 10), { title: 'load' });
  await other.until(id, (video) => video.playable);
});
after(() => server.stop());

/** Polls as a player would and fetches the first segment of the lowest rendition; ms since the PUT's 200. */
async function firstSegment(source) {
  const id = await client.upload(source, { confirm: false });
  await client.until(id, (video) => video.playable || video.status === 'ERROR', 20000);
  const master = parseMaster(await (await client.media(id, 'master.m3u8')).text());
  const lowest = master.variants[0].label;
  const { init, segments } = parsePlaylist(await (await client.media(id, `${lowest}/playlist.m3u8`)).text());
  for (const name of [init, segments[0].name]) {
    const answer = await client.media(id, `${lowest}/${name}`);
    assert.equal(answer.status, 200, name);
    assert.ok((await answer.arrayBuffer()).byteLength > 0);
  }
  return { id, ms: Date.now() - client.putAnsweredAt, master, segments };
}

async function farSegment({ id, master, segments }, label, position) {
  const name = segments[Math.floor(segments.length * position)].name;
  const begun = Date.now();
  let answer = await client.media(id, `${label}/${name}`);
  while (answer.status === 503 && Date.now() - begun < 30000) answer = await client.media(id, `${label}/${name}`);
  assert.equal(answer.status, 200);
  await answer.arrayBuffer();
  return Date.now() - begun;
}

function within(t, what, ms, limit) {
  t.diagnostic(`${what}: ${ms} ms (limit ${limit} ms)`);
  assert.ok(ms <= limit * patience, `${what} took ${ms} ms, more than ${limit} × ${patience}`);
}

async function firstSegmentWithin(t, what, limit, source) {
  const video = await firstSegment(source);
  within(t, `${what}, first segment`, video.ms, limit);
  return video;
}

test('the first segment of a 30 s clip comes within 2 s', async (t) => {
  await firstSegmentWithin(t, '30 s clip', 2000, await clip(30));
});

for (const gop of [2, 10]) {
  test(`a ${minutes} min 1080p file with ${gop} s GOPs: first segment within 2 s, then 80 % in: lowest 3 s, top 5 s`, { timeout: 600000 }, async (t) => {
    const video = await firstSegmentWithin(t, `${minutes} min, ${gop} s GOPs`, 2000, await longHd(minutes, gop));
    const labels = video.master.variants.map((v) => v.label);
    within(t, 'segment at 80 %, lowest', await farSegment(video, labels[0], 0.8), 3000);
    within(t, 'segment at 80 %, top', await farSegment(video, labels.at(-1), 0.8), 5000);
    await client.expect('DELETE', '/video/' + video.id);
  });
}

const slowOnes = {
  '1080p HEVC': ['hd-hevc.mp4', ['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-x265-params', 'log-level=none', '-c:a', 'aac']],
  '1080p VP9': ['hd-vp9.webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '4M', '-c:a', 'libopus']],
};
for (const [name, [file, codec]] of Object.entries(slowOnes)) {
  test(`the first segment of ${name} comes within 4 s`, async (t) => {
    const source = await make(file, [...pattern('1920x1080', 30, 10), ...tone(10), ...codec]);
    const video = await firstSegmentWithin(t, name, 4000, source);
    await client.expect('DELETE', '/video/' + video.id);
  });
}
