// Makes the tests' own media with ffmpeg, once per run and name, and looks at what came out of the platform.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const mediaFolder = path.join(process.env.TEST_TMP ?? os.tmpdir(), 'sunomi-test-media');

export async function ffmpeg(...args) {
  return run('ffmpeg', ['-hide_banner', '-nostdin', '-y', '-v', 'error', ...args], { maxBuffer: 1 << 26 });
}

/** The file `name`, made by `ffmpeg args… FILE` when it is not there yet. */
export async function make(name, args) {
  mkdirSync(mediaFolder, { recursive: true });
  const file = path.join(mediaFolder, name);
  if (existsSync(file)) return file;
  const partial = path.join(mediaFolder, `partial-${process.pid}-${name}`);
  await ffmpeg(...args, partial);
  renameSync(partial, file);
  return file;
}

export const pattern = (size, rate, seconds) => ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`];
export const tone = (seconds, rate = 48000) => ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=${rate}:duration=${seconds}`];
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

export function clip(seconds = 8) {
  return make(`clip-${seconds}.mp4`, [...pattern('640x360', 30, seconds), ...tone(seconds), ...h264, '-g', '250', '-c:a', 'aac']);
}

/** A long 1080p H.264/AAC file with `gop` seconds between key frames, looped from a short clip without encoding. */
export async function longHd(minutes, gop = 2) {
  const piece = await make(`hd-piece-gop${gop}.mp4`, [
    ...pattern('1920x1080', 30, 60), ...tone(60), ...h264, '-b:v', '3M', '-maxrate', '4M', '-bufsize', '4M',
    '-g', String(30 * gop), '-keyint_min', String(30 * gop), '-sc_threshold', '0', '-bf', '0', '-c:a', 'aac', '-b:a', '128k']);
  return make(`hd-${minutes}min-gop${gop}.mp4`, ['-stream_loop', String(minutes - 1), '-i', piece, '-c', 'copy', '-movflags', '+faststart']);
}

export async function probe(file, ...args) {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', ...args, file], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/** A media playlist as {init, segments: [{name, seconds}]}. */
export function parsePlaylist(text) {
  const segments = [];
  let init = null;
  let seconds = null;
  for (const line of text.split('\n')) {
    const map = /^#EXT-X-MAP:URI="(.*)"/.exec(line);
    if (map) init = map[1];
    if (line.startsWith('#EXTINF:')) seconds = Number(line.slice(8).replace(',', ''));
    else if (line && !line.startsWith('#')) segments.push({ name: line, seconds });
  }
  return { init, segments };
}

/** The variants of a master playlist, lowest first, and its audio group. */
export function parseMaster(text) {
  const lines = text.split('\n');
  const variants = [];
  let audio = null;
  lines.forEach((line, i) => {
    if (line.startsWith('#EXT-X-STREAM-INF:')) {
      variants.push({
        label: lines[i + 1].split('/')[0],
        bandwidth: Number(/[:,]BANDWIDTH=(\d+)/.exec(line)[1]),
        codecs: /CODECS="([^"]*)"/.exec(line)?.[1],
        resolution: /RESOLUTION=(\d+x\d+)/.exec(line)?.[1],
      });
    }
    if (line.startsWith('#EXT-X-MEDIA:TYPE=AUDIO')) audio = /URI="([^/]*)\//.exec(line)[1];
  });
  return { variants, audio };
}

/** Fetches every object of a video into `folder` (as a player would name them); returns the parsed playlists. */
export async function download(client, id, folder) {
  const text = async (name) => {
    const answer = await client.media(id, name);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
    return answer.text();
  };
  mkdirSync(folder, { recursive: true });
  const masterText = await text('master.m3u8');
  writeFileSync(path.join(folder, 'master.m3u8'), masterText);
  const master = parseMaster(masterText);
  const labels = [...master.variants.map((v) => v.label), ...(master.audio ? [master.audio] : [])];
  const tracks = {};
  for (const label of new Set(labels)) {
    const playlistText = await text(`${label}/playlist.m3u8`);
    const playlist = parsePlaylist(playlistText);
    mkdirSync(path.join(folder, label), { recursive: true });
    writeFileSync(path.join(folder, label, 'playlist.m3u8'), playlistText);
    const parts = [];
    for (const name of [playlist.init, ...playlist.segments.map((s) => s.name)]) {
      const answer = await client.media(id, `${label}/${name}`);
      if (answer.status !== 200) throw new Error(`${label}/${name}: ${answer.status}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      writeFileSync(path.join(folder, label, name), bytes);
      parts.push(bytes);
    }
    writeFileSync(path.join(folder, `${label}.mp4`), Buffer.concat(parts));
    tracks[label] = playlist;
  }
  return { master, tracks };
}

/** Decodes the whole of a file; what ffmpeg complained about. With one thread: several overlook some corrupt frames. */
export async function decodeComplaints(file) {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostdin', '-v', 'warning', '-xerror', '-threads', '1', '-i', file, '-f', 'null', '-'], { maxBuffer: 1 << 26 });
  return stderr.trim();
}
