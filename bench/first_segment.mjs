// Time from "the upload is there" to the first segment of the lowest rendition in the client's hands, beside a server
// that runs ffmpeg over the whole file first (one HLS rendition, the lowest, alone on the machine: its best case), for
// short and long files. SOURCE=FILE measures another file.
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip, longHd, parseMaster, parsePlaylist } from '../tests/support/media.mjs';
import { Client, Server, temporaryFolder } from '../tests/support/server.mjs';

const run = promisify(execFile);
const server = await new Server().start();
const client = await new Client(server.origin).signUp();

async function ours(source) {
  const id = await client.upload(source, { confirm: false });
  await client.until(id, (video) => video.playable);
  const { variants } = parseMaster(await (await client.media(id, 'master.m3u8')).text());
  const { segments } = parsePlaylist(await (await client.media(id, `${variants[0].label}/playlist.m3u8`)).text());
  await (await client.media(id, `${variants[0].label}/${segments[0].name}`)).arrayBuffer();
  const ms = Date.now() - client.putAnsweredAt;
  await client.expect('DELETE', '/video/' + id);
  return ms;
}

async function theirs(source) {
  const folder = temporaryFolder('sunomi-bench-');
  const begun = Date.now();
  const done = run('ffmpeg', ['-nostdin', '-v', 'error', '-i', source, '-vf', 'scale=-2:360', '-c:v', 'libx264', '-preset', 'veryfast',
    '-crf', '23', '-maxrate', '800k', '-bufsize', '800k', '-g', '120', '-sc_threshold', '0', '-c:a', 'aac', '-b:a', '128k',
    '-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', path.join(folder, 'v.m3u8')]);
  done.catch(() => {});
  while (!existsSync(path.join(folder, 'v1.m4s'))) await sleep(5); // the first one is whole when the second begins
  const firstSegment = Date.now() - begun;
  await done;
  const published = Date.now() - begun;
  rmSync(folder, { recursive: true });
  return { firstSegment, published };
}

const sources = process.env.SOURCE ? [process.env.SOURCE] : [await clip(30), await longHd(3)];
console.log('From the stored upload to the first segment of the lowest rendition');
for (const source of sources) {
  const mine = await ours(source);
  const { firstSegment, published } = await theirs(source);
  console.log(`  ${path.basename(source)}`);
  console.log(`    sunomi                         ${String(mine).padStart(8)} ms   (seekable to the end at once)`);
  console.log(`    ffmpeg, first segment          ${String(firstSegment).padStart(8)} ms   ${(mine / firstSegment).toFixed(2)} of it`);
  console.log(`    ffmpeg, whole file published   ${String(published).padStart(8)} ms   ${(mine / published).toFixed(3)} of it`);
}
await server.stop();
