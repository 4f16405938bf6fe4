// CPU seconds of the whole ladder: `sunomi transcode` beside the usual way, one ffmpeg per rendition, on the same file
// with the same encoder settings, one after the other in one run. Printed as ratios: absolute times depend on the
// machine. SOURCE=FILE measures another file.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { make, parseMaster, pattern, probe, tone } from '../tests/support/media.mjs';
import { binary, temporaryFolder } from '../tests/support/server.mjs';

const caps = { 2160: 10000, 1440: 8000, 1080: 5000, 720: 2500, 480: 1200, 360: 800 };
const source = process.env.SOURCE ?? (await make('bench-1080p.mp4', [
  ...pattern('1920x1080', 30, 40), ...tone(40), '-vf', 'noise=alls=8:allf=t', '-c:v', 'libx264', '-preset', 'veryfast',
  '-crf', '20', '-pix_fmt', 'yuv420p', '-c:a', 'libmp3lame']));

/** Runs a shell line; its CPU seconds (with all children) and wall seconds, by the shell's own `time`. */
function measure(line) {
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time { ${line} ; } 2>/dev/null`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`failed: ${line}\n${stderr}`);
  const [wall, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system };
}

const folder = temporaryFolder('sunomi-bench-');
const ours = measure(`'${binary}' transcode '${source}' '${folder}/ours'`);
const master = parseMaster(readFileSync(path.join(folder, 'ours', 'master.m3u8'), 'utf8'));

const { streams, format } = await probe(source, '-show_streams', '-show_format');
const rate = streams.find((s) => s.codec_type === 'video').r_frame_rate.split('/').reduce((a, b) => a / b);
const encoder = ({ label, resolution }) => {
  const cap = caps[parseInt(label, 10)] ?? 5000;
  const [width, height] = resolution.split('x');
  const gop = Math.round(4 * rate);
  return `-vf scale=${width}:${height}:flags=bicubic -c:v libx264 -preset veryfast -crf 23 -maxrate ${cap}k -bufsize ${cap}k ` +
    `-g ${gop} -keyint_min ${gop} -sc_threshold 0 -pix_fmt yuv420p -an -f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4`;
};
const separate = { wall: 0, cpu: 0 };
for (const variant of master.variants) {
  const out = path.join(folder, variant.label);
  const cost = measure(`mkdir -p '${out}' && ffmpeg -nostdin -v error -i '${source}' ${encoder(variant)} '${out}/v.m3u8'`);
  separate.wall += cost.wall;
  separate.cpu += cost.cpu;
}
if (master.audio) {
  const cost = measure(`ffmpeg -nostdin -v error -y -i '${source}' -vn -c:a aac -aac_coder fast -b:a 128k -f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4 '${folder}/a.m3u8'`);
  separate.wall += cost.wall;
  separate.cpu += cost.cpu;
}
if (existsSync(folder)) rmSync(folder, { recursive: true });

const row = (name, { cpu, wall }) => console.log(`  ${name.padEnd(34)} ${cpu.toFixed(1).padStart(8)} CPU s ${wall.toFixed(1).padStart(8)} s`);
console.log(`The ladder of ${path.basename(source)} (${Number(format.duration).toFixed(0)} s, ${master.variants.map((v) => v.label).join(' ')}${master.audio ? ' audio' : ''})`);
row('sunomi transcode', ours);
row('one ffmpeg per rendition', separate);
console.log(`  CPU: ${(ours.cpu / separate.cpu).toFixed(2)} of the alternative; wall: ${(ours.wall / separate.wall).toFixed(2)}`);
