// Files that break video sites, made by ffmpeg or by changing bytes of a good file. Hostile ones that name another file
// name `bait`, which nothing may ever open.
import { createCipheriv } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { h264, make, mediaFolder, pattern, probe, tone } from './media.mjs';

export const baitFile = () => make('bait-nobody-may-open.mp4', [...pattern('320x180', 25, 2), ...h264]);

function keep(name, bytes) {
  mkdirSync(mediaFolder, { recursive: true });
  const file = path.join(mediaFolder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Bytes without any pattern, the same in each run. */
const noise = (count) => createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(count));

/** `bytes` with `change(copy, offset of what's first byte)` applied at each place where `what` stands. */
function patched(bytes, what, change) {
  const copy = Buffer.from(bytes);
  let found = 0;
  for (let at = copy.indexOf(what); at >= 0; at = copy.indexOf(what, at + 1), found += 1) change(copy, at);
  if (!found) throw new Error(`there is no ${what} in the file`);
  return copy;
}

export const tinyMp4 = () => make('tiny.mp4', [...pattern('64x64', 5, 1), ...h264, '-movflags', '+faststart']);
const tinyFrame = (name, extra) => make(name, ['-f', 'lavfi', '-i', 'color=s=64x64:r=1', '-frames:v', '1', ...h264, ...extra]);
const text = (name, words) => keep(name, Buffer.from(words));
const hours = 3 * 3600;

/** The tables of an MP4's only track changed so that its one sample lasts three hours. */
async function oneFrameOfThreeHours() {
  let bytes = readFileSync(await tinyFrame('one-frame.mp4', ['-use_editlist', '0']));
  let trackScale;
  bytes = patched(bytes, 'mdhd', (b, at) => {
    trackScale = b.readUInt32BE(at + 16);
    b.writeUInt32BE(hours * trackScale, at + 20);
  });
  bytes = patched(bytes, 'mvhd', (b, at) => b.writeUInt32BE(hours * b.readUInt32BE(at + 16), at + 20));
  bytes = patched(bytes, 'tkhd', (b, at) => b.writeUInt32BE(hours * 1000, at + 24));
  return patched(bytes, 'stts', (b, at) => b.writeUInt32BE(hours * trackScale, at + 16));
}

/** A Matroska file of one second that says it lasts three hours. */
async function mkvWithFalseDuration() {
  const bytes = readFileSync(await make('second.mkv', [...pattern('64x64', 5, 1), ...h264]));
  return patched(bytes, Buffer.from([0x44, 0x89, 0x88]), (b, at) => b.writeDoubleBE(hours * 1000, at + 3));
}

function hugePng() {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844527fffffff7fffffff0806000000', 'hex');
  return Buffer.concat([head, noise(64)]);
}

/** name → file; each must end as ERROR. */
export async function hostileFiles() {
  const bait = await baitFile();
  const tiny = readFileSync(await tinyMp4());
  const avi = readFileSync(await make('jpegs.avi', [...pattern('64x64', 5, 1), '-c:v', 'mjpeg']));
  const hls = '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n';
  const srt = text('words.srt', '1\n00:00:00,000 --> 00:00:02,000\nhello\n');
  const moov = tiny.indexOf('moov') - 4;
  return {
    'random bytes': keep('random.mp4', noise(100_000)),
    'an MP4 of random bytes': keep('random-moov.mp4', Buffer.concat([tiny.subarray(0, moov + 8), noise(50_000)])),
    'a Matroska file of random bytes': keep('random.mkv', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), noise(50_000)])),
    'an empty file': keep('empty.mp4', Buffer.alloc(0)),
    'one byte': keep('byte.mp4', Buffer.from('x')),
    'zeros': keep('zeros.mp4', Buffer.alloc(1 << 20)),
    'a text': text('text.mp4', 'This is not a video.\n'.repeat(100)),
    'a playlist that names another file': text('hls.mp4', `${hls}file://${bait}\n#EXT-X-ENDLIST\n`),
    'a playlist with a key that names another file': text('hls-key.mp4', `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${bait}"\n#EXTINF:9,\nconcat:${bait}\n`),
    'a playlist that names an address': text('hls-http.mp4', `${hls}http://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n`),
    'a playlist of itself': text('hls-self.mp4', `${hls}/proc/self/fd/3\n`),
    'a DASH manifest': text('dash.mp4', `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="0"><BaseURL>file://${bait}</BaseURL></Representation></AdaptationSet></Period></MPD>`),
    'an ffconcat script': text('concat.mp4', `ffconcat version 1.0\nfile '${bait}'\n`),
    'an SVG': text('image.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999"><image href="file://${bait}"/></svg>`),
    'a PNG': await make('image.png', [...pattern('320x180', 1, 1), '-frames:v', '1']),
    'a PNG that claims 2^31 pixels a side': keep('huge.png', hugePng()),
    'JPEG frames that claim 65500 × 65500': keep('absurd.avi', patched(avi, Buffer.from('ffc0001108', 'hex'), (b, at) => b.writeUInt32BE(0xffdcffdc, at + 5))),
    'one picture that claims to last 3 h': keep('one-frame-3h.mp4', await oneFrameOfThreeHours()),
    'two pictures and a second of sound in 3 h': await make('two-pictures.mp4', ['-f', 'lavfi', '-i', 'color=s=1280x720:r=1/5400:d=10800', ...tone(1), '-frames:v', '2', ...h264, '-c:a', 'aac']),
    'a second that claims to be 3 h': keep('false-duration.mkv', await mkvWithFalseDuration()),
    'a subtitle track alone': await make('subtitles.mp4', ['-i', srt, '-c:s', 'mov_text']),
    'an MP4 without its index': keep('no-index.mp4', tiny.subarray(0, moov)),
    'an index cut short': keep('cut-index.mp4', tiny.subarray(0, moov + 400)),
    'an index without its samples': keep('no-samples.mp4', tiny.subarray(0, tiny.indexOf('mdat') + 4)),
  };
}

/** A good MP4 whose index claims pictures of 65535 × 65535. */
export async function falselyHuge() {
  // The first `avc1` is a brand in `ftyp`, the second the sample entry.
  return keep('huge-claim.mp4', patched(readFileSync(await tinyMp4()), 'avc1', (b, at) => at > 100 && b.writeUInt32BE(0xffffffff, at + 28)));
}

/** 24 s with its index in front and key frames each second; `copyable`: of a bit rate that the ladder may copy. */
const whole = (container, kind) =>
  make(`whole-${kind}.${container}`, [...pattern('640x360', 25, 24), ...tone(24), '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p',
    ...(kind === 'copyable' ? ['-b:v', '600k', '-maxrate', '700k', '-bufsize', '700k', '-g', '100', '-keyint_min', '100', '-sc_threshold', '0'] : ['-g', '250']),
    '-c:a', 'aac', ...(container === 'mp4' ? ['-movflags', '+faststart'] : [])]);

/** The first `share` of a 24 s MP4 whose index comes first. */
export async function truncated(share, kind = 'encoded') {
  const bytes = readFileSync(await whole('mp4', kind));
  return keep(`truncated-${share}-${kind}.mp4`, bytes.subarray(0, Math.floor(bytes.length * share)));
}

/** A 24 s file whose bytes from 48 % to 52 % are others: pictures of a GOP, and the key frame at 12 s. */
export async function damaged(container) {
  const bytes = Buffer.from(readFileSync(await whole(container, 'encoded')));
  noise(Math.floor(bytes.length * 0.04)).copy(bytes, Math.floor(bytes.length * 0.48));
  return keep(`damaged.${container}`, bytes);
}

/** A 24 s MP4 that may be copied, whose pictures between key frames from 13 s to 14 s are noise after their heads. */
export async function damagedCopyable() {
  const file = await whole('mp4', 'copyable');
  const bytes = Buffer.from(readFileSync(file));
  const { packets } = await probe(file, '-select_streams', 'v', '-show_entries', 'packet=pts_time,pos,size,flags');
  for (const { pts_time: at, pos, size, flags } of packets) {
    if (Number(at) < 13 || Number(at) > 14 || flags.startsWith('K') || Number(size) < 30) continue;
    noise(Number(size) - 20).copy(bytes, Number(pos) + 20);
  }
  return keep('damaged-copyable.mp4', bytes);
}

/** A real video of three hours in a few MB: one encoded minute again and again. */
export async function threeHours() {
  const minute = await make('minute-2fps.mp4', [...pattern('160x90', 2, 60), ...h264, '-crf', '40', '-g', '8', '-bf', '0']);
  return make('three-hours.mp4', ['-stream_loop', '179', '-i', minute, '-c', 'copy', '-movflags', '+faststart']);
}
