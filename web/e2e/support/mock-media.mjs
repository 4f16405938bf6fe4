// A stand-in for the server's transcoder: two renditions and the sound as HLS, by the ffmpeg command line.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Duration, size and whether there is sound; throws for what is no media. */
export async function probe(file) {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', file]);
  const { streams, format } = JSON.parse(stdout);
  const picture = streams.find((stream) => stream.codec_type === 'video');
  const sound = streams.some((stream) => stream.codec_type === 'audio');
  if (!picture && !sound) throw new Error('no media');
  return { duration: Number(format.duration), width: picture?.width ?? 0, height: picture?.height ?? 0, sound };
}

/** Writes master.m3u8 and everything under it to `folder`; gives the labels of the renditions. */
export async function makeHls(file, folder, { height, sound }) {
  mkdirSync(folder, { recursive: true });
  const labels = height > 0 ? [...new Set([360, 720].filter((lines) => lines <= height))].map((lines) => `${lines}p`) : [];
  if (height > 0 && labels.length === 0) labels.push(`${height}p`);
  const split = labels.map((_, index) => `[in${index}]`).join('');
  const scales = labels.map((label, index) => `[in${index}]scale=-2:${Number.parseInt(label, 10)}[out${index}]`);
  const pictures = labels.length > 0
    ? ['-filter_complex', [`[0:v]split=${labels.length}${split}`, ...scales].join(';'),
      ...labels.flatMap((_, index) => ['-map', `[out${index}]`])]
    : [];
  const variants = [
    ...labels.map((label, index) => `v:${index}${sound ? ',agroup:sound' : ''},name:${label}`),
    ...(sound ? [`a:0${labels.length > 0 ? ',agroup:sound,default:yes' : ''},name:audio`] : []),
  ];
  await run('ffmpeg', ['-v', 'error', '-i', file, ...pictures, ...(sound ? ['-map', '0:a:0'] : []),
    '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-force_key_frames', 'expr:gte(t,n_forced*2)',
    '-sc_threshold', '0', '-c:a', 'aac', '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod',
    '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4', '-master_pl_name', 'master.m3u8',
    '-var_stream_map', variants.join(' '), '-hls_segment_filename', path.join(folder, '%v', 's_%03d.m4s'),
    path.join(folder, '%v', 'playlist.m3u8')]);
  if (height > 0) {
    await run('ffmpeg', ['-v', 'error', '-i', file, '-frames:v', '1', '-vf', 'scale=640:-2', path.join(folder, 'thumbnail.jpg')]);
  }
  return sound ? [...labels, 'audio'] : labels;
}
