// What every finished video must satisfy, whatever it was made from.
import assert from 'node:assert/strict';
import path from 'node:path';
import { decodeComplaints, download, probe } from './media.mjs';

/** Presentation times of a track's frames, seconds, sorted. */
export async function presentationTimes(file) {
  const { packets } = await probe(file, '-show_entries', 'packet=pts_time,duration_time,flags');
  return packets.map((p) => Number(p.pts_time)).sort((a, b) => a - b);
}

/**
 * Downloads all renditions and checks: no decoding complaint, times without gap or overlap, equal segment boundaries,
 * the duration within one frame of `seconds` (the source's), audio as long as the video within 50 ms.
 */
export async function checkWholeVideo(client, id, folder, { seconds, frameSeconds = 1 / 24 }) {
  const { master, tracks } = await download(client, id, folder);
  const boundaries = new Map();
  for (const { label } of master.variants) {
    const complaints = await decodeComplaints(path.join(folder, `${label}.mp4`));
    assert.equal(complaints, '', `${label} decodes without a complaint`);
    boundaries.set(label, tracks[label].segments.map((s) => s.seconds));
    const total = tracks[label].segments.reduce((sum, s) => sum + s.seconds, 0);
    assert.ok(Math.abs(total - seconds) <= frameSeconds + 1e-3, `${label} lasts ${total}, the source ${seconds}`);
    const times = await presentationTimes(path.join(folder, `${label}.mp4`));
    assert.ok(Math.abs(times[0]) < 1e-3, `${label} begins at 0, not at ${times[0]}`);
    assert.ok(times.every((t, i) => i === 0 || t > times[i - 1]), `${label}: times rise strictly`);
  }
  const all = [...boundaries.values()];
  for (const durations of all) assert.deepEqual(durations, all[0], 'all renditions have the same boundaries');
  if (master.audio) {
    assert.equal(await decodeComplaints(path.join(folder, 'audio.mp4')), '', 'audio decodes without a complaint');
    const total = tracks.audio.segments.reduce((sum, s) => sum + s.seconds, 0);
    assert.ok(total >= seconds - 0.05 && total <= seconds + frameSeconds + 0.05, `audio lasts ${total}, the source ${seconds}`);
  }
  return { master, tracks };
}
