// Picture and sound stay together: a source with a flash and a beep at the same moments, read back from the renditions.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { download, h264, make } from '../support/media.mjs';
import { Client, Server, temporaryFolder } from '../support/server.mjs';

const run = promisify(execFile);
const server = new Server();
let client;
before(async () => {
  await server.start();
  client = await new Client(server.origin).signUp();
});
after(() => server.stop());

/** White for 0.2 s at every fourth second, and a tone at the same time. */
const flashAndBeep = (length, rate) => [
  '-f', 'lavfi', '-i', `color=black:s=320x240:r=${rate}:d=${length},drawbox=color=white:t=fill:enable='lt(mod(t\\,4)\\,0.2)'`,
  '-f', 'lavfi', '-i', `aevalsrc='if(lt(mod(t\\,4)\\,0.2)\\,0.8*sin(1000*2*PI*t)\\,0)':s=48000:d=${length}`];

const seconds = 21;

async function moments(file, filter, pattern) {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostdin', '-i', file, ...filter, '-f', 'null', '-'], { maxBuffer: 1 << 26 });
  // The end of the file ends the last dark and silent stretch, too.
  return [...stderr.matchAll(pattern)].map((m) => Number(m[1])).filter((at) => at < seconds - 0.5);
}

/** Starts of bright stretches and of loud ones. */
async function flashes(file) {
  return moments(file, ['-vf', 'blackdetect=d=0.5:pix_th=0.3'], /black_end:([\d.]+)/g);
}
async function beeps(file) {
  return moments(file, ['-af', 'silencedetect=n=-30dB:d=0.5'], /silence_end: ([\d.]+)/g);
}

for (const [name, rate, args] of [
  ['encoded, 24 fps', 24, [...h264, '-g', '240', '-c:a', 'libmp3lame']],
  ['encoded, 59.94 fps', '60000/1001', [...h264, '-g', '600', '-c:a', 'aac']],
  ['copied', 25, ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '100', '-keyint_min', '100', '-sc_threshold', '0', '-c:a', 'aac']],
]) {
  test(`flash and beep within 50 ms: ${name}`, async (t) => {
    const source = await make(`sync-${name.replace(/\W+/g, '-')}.mkv`.replace('copied.mkv', 'copied.mp4'), [...flashAndBeep(seconds, rate), ...args]);
    const id = await client.upload(source);
    const video = await client.settled(id);
    assert.equal(video.status, 'COMPLETED', video.error);
    const folder = path.join(temporaryFolder(), id);
    const { master } = await download(client, id, folder);
    const light = await flashes(path.join(folder, `${master.variants[0].label}.mp4`));
    const sound = await beeps(path.join(folder, 'audio.mp4'));
    assert.ok(light.length >= 4 && sound.length >= 4, `${light} / ${sound}`);
    const apart = light.map((at) => Math.min(...sound.map((s) => Math.abs(s - at))));
    t.diagnostic(`largest distance ${Math.round(Math.max(...apart) * 1000)} ms`);
    assert.ok(Math.max(...apart) <= 0.05, `apart by ${apart}`);
  });
}
