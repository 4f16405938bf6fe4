// Every kind of file people upload ends as a complete, correct video.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checkWholeVideo } from '../support/hls_checks.mjs';
import { h264, make, pattern, tone } from '../support/media.mjs';
import { Client, Server, temporaryFolder } from '../support/server.mjs';

const server = new Server();
let client;
const folder = temporaryFolder();

before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
});
after(() => server.stop());

const aac = ['-c:a', 'aac'];
// The avi muxer adds an empty frame: that file lasts 5.04 s.
const cases = {
  'H.264 in mp4': ['h264.mp4', 6, 25, [...pattern('640x360', 25, 6), ...tone(6), ...h264, ...aac]],
  'H.264 with key frames 10 s apart': ['gop10.mp4', 12, 30, [...pattern('640x360', 30, 12), ...tone(12), ...h264, '-g', '300', ...aac]],
  'H.264 that may be copied': ['copy.mp4', 9, 30, [...pattern('854x480', 30, 9), ...tone(9), '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-b:v', '900k', '-maxrate', '1000k', '-bufsize', '1000k', '-g', '60', '-keyint_min', '60', '-sc_threshold', '0', ...aac]],
  'H.264 with open GOPs and B-frames in mov': ['open.mov', 6, 24, [...pattern('640x360', 24, 6), ...tone(6, 44100), '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-x264-params', 'open-gop=1:keyint=48:bframes=3:b-pyramid=normal', ...aac]],
  'H.264 in ts': ['ts.ts', 5, 25, [...pattern('640x360', 25, 5), ...tone(5), ...h264, ...aac]],
  'HEVC 10-bit in mkv': ['hevc.mkv', 4, 25, [...pattern('640x360', 25, 4), ...tone(4), '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-x265-params', 'log-level=none', '-c:a', 'libopus']],
  'VP9 and Opus in webm': ['vp9.webm', 4, 30, [...pattern('640x360', 30, 4), ...tone(4), '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']],
  'AV1 in mp4': ['av1.mp4', 3, 24, [...pattern('640x360', 24, 3), ...tone(3), '-c:v', 'libsvtav1', '-preset', '12', ...aac]],
  'MPEG-4 and MP3 in avi': ['mpeg4.avi', 5.04, 25, [...pattern('512x384', 25, 5), ...tone(5), '-c:v', 'mpeg4', '-q:v', '5', '-c:a', 'libmp3lame']],
  'portrait': ['portrait.mp4', 3, 30, [...pattern('360x640', 30, 3), ...tone(3), ...h264, ...aac]],
  'odd sizes': ['odd.mp4', 3, 25, [...pattern('427x241', 25, 3), ...tone(3), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p', ...aac]],
  'no sound': ['silent.mp4', 3, 30, [...pattern('640x360', 30, 3), ...h264]],
  'one frame': ['one.mp4', 0.04, 25, [...pattern('640x360', 25, 1), '-frames:v', '1', ...h264]],
};

for (const [name, [file, seconds, rate, args]] of Object.entries(cases)) {
  test(`plays to the end: ${name}`, async () => {
    const source = await make(file, args);
    const id = await client.upload(source);
    const video = await client.settled(id);
    assert.equal(video.status, 'COMPLETED', video.error);
    assert.equal(video.notice, null);
    await checkWholeVideo(client, id, path.join(folder, file), { seconds, frameSeconds: 1 / rate });
  });
}

test('turns a rotated video upright', async () => {
  const plain = await make('plain.mp4', [...pattern('640x360', 30, 2), ...h264]);
  const source = await make('rotated.mp4', ['-i', plain, '-c', 'copy', '-metadata:s:v', 'rotate=90']);
  const id = await client.upload(source);
  const video = await client.settled(id);
  assert.equal(video.status, 'COMPLETED', video.error);
  const { master } = await checkWholeVideo(client, id, path.join(folder, 'rotated'), { seconds: 2, frameSeconds: 1 / 30 });
  assert.equal(master.variants.at(-1).resolution, '360x640');
});

test('keeps a variable frame rate in step', async () => {
  const source = await make('vfr.mkv', [...pattern('640x360', 60, 6), ...tone(6), '-vf', "select='if(lt(t,3),1,not(mod(n,4)))'", '-vsync', 'vfr', ...h264, ...aac]);
  const id = await client.upload(source);
  const video = await client.settled(id);
  assert.equal(video.status, 'COMPLETED', video.error);
  await checkWholeVideo(client, id, path.join(folder, 'vfr'), { seconds: 6, frameSeconds: 0.07 });
});

test('plays sound without pictures', async () => {
  const source = await make('sound.m4a', [...tone(7, 44100), ...aac]);
  const id = await client.upload(source);
  const video = await client.settled(id);
  assert.equal(video.status, 'COMPLETED', video.error);
  const { master } = await checkWholeVideo(client, id, path.join(folder, 'sound'), { seconds: 7, frameSeconds: 0.05 });
  assert.deepEqual(master.variants.map((v) => v.label), ['audio']);
});
