// The videos of the mock server and their work: real HLS, at an invented pace, so that every stage can be seen.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makeHls, probe } from './mock-media.mjs';

const stepMilliseconds = 400;

export class MockVideos {
  /** `percentPerStep`: the pace of the work. */
  constructor(folder, percentPerStep = 4) {
    this.folder = folder;
    this.percentPerStep = percentPerStep;
    this.videos = new Map();
    this.watchers = new Map();
  }

  create(owner, { title, description = '', size }) {
    const id = randomBytes(8).toString('hex');
    const video = { id, owner, title, description, size, uploadDate: new Date().toISOString(), status: 'UPLOADING',
      finished: false, error: null, notice: null, duration: null, width: 0, height: 0, percent: null, labels: [], received: false, views: 0 };
    this.videos.set(id, video);
    return video;
  }

  original(id) {
    return path.join(this.folder, `${id}.original`);
  }

  hls(id) {
    return path.join(this.folder, id);
  }

  async work(video) {
    if (video.status !== 'UPLOADING') return;
    video.status = 'PROCESSING';
    this.tell(video);
    try {
      const facts = await probe(this.original(video.id));
      video.labels = await makeHls(this.original(video.id), this.hls(video.id), facts);
      Object.assign(video, { duration: facts.duration, width: facts.width, height: facts.height, status: 'PUBLIC', percent: 0 });
    } catch {
      Object.assign(video, { status: 'FAILED', error: 'the file is neither video nor sound' });
    }
    this.tell(video);
    if (video.status === 'PUBLIC') this.advance(video);
  }

  advance(video) {
    const timer = setInterval(() => {
      if (!this.videos.has(video.id)) return clearInterval(timer);
      video.percent = Math.min(100, video.percent + this.percentPerStep);
      if (video.percent === 100) {
        video.finished = true;
        clearInterval(timer);
      }
      this.tell(video);
      return undefined;
    }, stepMilliseconds);
    timer.unref();
  }

  /** Lower renditions run ahead of higher ones. */
  percents(video) {
    if (video.percent === null) return null;
    return Object.fromEntries(video.labels.map((label, index) => [label, Math.min(100, Math.round(video.percent * (1 + 0.5 / (index + 1))))]));
  }

  progress(video) {
    const status = { UPLOADING: 'UPLOADING', PROCESSING: 'TRANSCODING', FAILED: 'ERROR' }[video.status]
      ?? (video.finished ? 'COMPLETED' : 'TRANSCODING');
    const stage = { UPLOADING: 'uploading', PROCESSING: 'planning', FAILED: 'failed' }[video.status]
      ?? (video.finished ? 'completed' : 'transcoding');
    const working = video.percent !== null && !video.finished;
    return { videoId: video.id, progress: this.percents(video), status, error: video.error, notice: video.notice, stage,
      etaSeconds: working ? Math.ceil(((100 - video.percent) / this.percentPerStep) * stepMilliseconds / 1000) : null,
      queuePosition: working ? 0 : null, playable: video.status === 'PUBLIC' };
  }

  watch(id, send) {
    const video = this.videos.get(id);
    if (!video) return () => undefined;
    if (!this.watchers.has(id)) this.watchers.set(id, new Set());
    this.watchers.get(id).add(send);
    send(JSON.stringify(this.progress(video)));
    return () => this.watchers.get(id).delete(send);
  }

  tell(video) {
    for (const send of this.watchers.get(video.id) ?? []) send(JSON.stringify(this.progress(video)));
  }

  /** Whether the work has come to a segment ("720p/s_004.m4s"); everything else is there from the start. */
  isMade(video, file) {
    const [, label, index] = /^([^/]+)\/s_(\d+)\.m4s$/.exec(file) ?? [];
    if (!label || video.finished) return true;
    const segments = Math.ceil(video.duration / 2);
    return (Number(index) / segments) * 100 <= (this.percents(video)[label] ?? 100);
  }
}
