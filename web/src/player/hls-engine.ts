import Hls, { ErrorTypes, Events, PlaylistLevelType, type ErrorData, type FragBufferedData, type Level } from 'hls.js';
import {
  initialEngineState, type EngineFigures, type EngineRequest, type EngineState, type Making,
  type PlayerEngine, type Problem, type QualityChoice,
} from './engine';
import { heightCap } from './height-cap';
import { awaitedAfter, isRefused, isRubbish, problemOf } from './hls-answers';
import { hlsConfig, isWorthAsking } from './hls-config';
import { nextLevel } from './level-policy';
import { makingAbr } from './making-abr';
import { MakingRecord } from './making-record';
import { bufferedAhead, timeRanges } from './media-state';
import { RequestRecord } from './request-record';

const maxRecoveries = 3;
/** Answers of no use in a row, of different qualities where there are some. One may be an accident. */
const maxSpoilt = 2;
const askAgainMilliseconds = 3000;

function qualitiesOf(levels: Level[]): EngineState['qualities'] {
  return levels
    .map((level, id) => ({ id, lines: Math.min(level.width || level.height, level.height) }))
    .filter(({ lines }) => lines > 0)
    .sort((first, second) => second.lines - first.lines)
    .map(({ id, lines }) => ({ id, label: `${lines}p` }));
}

/** The server's name for a level: the folder of its playlist. */
const labelOf = ({ uri }: Pick<Level, 'uri'>) => uri.split('/').at(-2) ?? '';

class HlsEngine implements PlayerEngine {
  private state: EngineState = initialEngineState;
  private readonly hls: Hls;
  private readonly record = new MakingRecord();
  private readonly requests = new RequestRecord();
  private making: Making;
  private recoveries = 0;
  private spoilt = 0;
  private spoiltBy: Problem = 'unplayable';
  private wasRefused = false;
  private askAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly request: EngineRequest) {
    const { video, url, start } = request;
    this.making = null;
    this.setMaking(request.making);
    this.hls = new Hls({
      ...hlsConfig(start),
      abrController: makingAbr({ next: (bandwidth) => this.levelWhileMaking(bandwidth) }),
      capLevelController: heightCap(() => this.hls.levels),
    });
    video.addEventListener('seeking', this.onSeeking, { capture: true });
    video.addEventListener('waiting', this.giveUp);
    window.addEventListener('online', this.onOnline);
    this.hls.on(Events.MANIFEST_PARSED, () => this.onParsed());
    this.hls.on(Events.LEVEL_SWITCHED, (_, { level }) => this.change({ current: level, frameRate: this.hls.levels[level]?.frameRate || null }));
    this.hls.on(Events.AUDIO_TRACKS_UPDATED, () => this.readAudio());
    this.hls.on(Events.AUDIO_TRACK_SWITCHED, () => this.readAudio());
    this.hls.on(Events.FRAG_BUFFERED, (_, data) => this.onBuffered(data));
    this.hls.on(Events.ERROR, (_, data) => this.onError(data));
    this.hls.loadSource(url);
    this.hls.attachMedia(video);
  }

  choose(quality: QualityChoice): void {
    this.change({ chosen: quality });
    if (quality === 'auto') this.hls.loadLevel = -1;
    else this.hls.nextLevel = quality;
  }

  chooseAudio(id: number): void {
    this.hls.audioTrack = id;
  }

  setMaking(making: Making): void {
    this.making = making;
    if (making) this.record.progressed(making);
  }

  retry(): void {
    clearTimeout(this.askAgain);
    this.recoveries = 0;
    this.spoilt = 0;
    const { video, url } = this.request;
    if (video.currentTime > 0) this.hls.config.startPosition = video.currentTime;
    this.change({ phase: 'loading', problem: null, awaits: null });
    // All of it anew: what was spoilt may be anywhere between the list and the decoder.
    this.hls.loadSource(url);
  }

  figures(): EngineFigures {
    const level = this.hls.levels[this.state.current ?? -1];
    return {
      engine: `hls.js ${Hls.version}`,
      codecs: level ? [level.videoCodec, level.audioCodec].filter(Boolean).join(', ') : null,
      bitrate: level?.bitrate ?? null,
      bandwidth: Number.isFinite(this.hls.bandwidthEstimate) ? this.hls.bandwidthEstimate : null,
      ...this.requests.figures(),
    };
  }

  destroy(): void {
    clearTimeout(this.askAgain);
    this.request.video.removeEventListener('seeking', this.onSeeking, { capture: true });
    this.request.video.removeEventListener('waiting', this.giveUp);
    window.removeEventListener('online', this.onOnline);
    this.hls.destroy();
  }

  private readonly onSeeking = () => this.record.moved();

  private readonly onOnline = () => {
    if (this.state.problem === 'unreachable') this.retry();
    else if (this.state.phase === 'loading') this.load();
  };

  private load(): void {
    clearTimeout(this.askAgain);
    if (this.hls.levels.length > 0) this.hls.startLoad(this.request.video.currentTime);
    else this.hls.loadSource(this.request.url);
  }

  private levelWhileMaking(throughput: number | null): number | null {
    const { levels } = this.hls;
    if (!this.making || levels.length === 0) return null;
    const { currentTime, duration, playbackRate, buffered } = this.request.video;
    const length = Number.isFinite(duration) ? duration : (this.hls.latestLevelDetails?.totalduration ?? 0);
    const ahead = bufferedAhead(timeRanges(buffered), currentTime);
    return nextLevel({
      levels: levels.map((level) => {
        const label = labelOf(level);
        const speed = this.record.speed(label, length);
        return {
          bitrate: level.bitrate,
          stored: this.record.isStored(label, currentTime + ahead, length),
          speed: speed === null ? null : speed / playbackRate,
        };
      }),
      level: Math.max(0, this.hls.loadLevel),
      top: this.hls.maxAutoLevel,
      bufferAhead: ahead / playbackRate,
      throughput,
    });
  }

  private readAudio(): void {
    const tracks = this.hls.audioTracks.length > 1 ? this.hls.audioTracks : [];
    this.change({
      audioTracks: tracks.map(({ name, lang }, id) => ({ id, name, language: lang ?? null })),
      audioTrack: this.hls.audioTrack,
    });
  }

  private onParsed(): void {
    const { chosen } = this.state;
    if (chosen !== 'auto') this.hls.loadLevel = chosen;
    this.change({ phase: 'ready', problem: null, awaits: null, qualities: qualitiesOf(this.hls.levels) });
  }

  private onBuffered({ frag, stats }: FragBufferedData): void {
    if (this.state.awaits) this.change({ awaits: null });
    if (frag.sn === 'initSegment') return;
    const wait = stats.loading.first - stats.loading.start;
    const isMain = frag.type === PlaylistLevelType.MAIN;
    this.requests.add(wait, isMain && this.wasRefused);
    if (!isMain) return;
    if (isRubbish(frag)) {
      this.spoil('unplayable');
      return;
    }
    this.recoveries = 0;
    this.spoilt = 0;
    const level = this.hls.levels[frag.level];
    // A refusal came after the server had waited in vain as long as it does.
    if (level) this.record.answered(labelOf(level), frag.duration, this.wasRefused ? wait + 8000 : wait);
    this.wasRefused = false;
  }

  private onError(error: ErrorData): void {
    const status = error.response?.code;
    if (isRefused(error)) {
      this.spoil(problemOf(error));
      return;
    }
    if (!error.fatal) {
      if (error.type !== ErrorTypes.NETWORK_ERROR) return;
      this.wasRefused ||= status === 503 && error.frag?.type === PlaylistLevelType.MAIN;
      this.change({ awaits: awaitedAfter(status, this.making !== null) });
      return;
    }
    if (error.type === ErrorTypes.NETWORK_ERROR && isWorthAsking(status)) {
      this.change({ awaits: awaitedAfter(status, false) });
      this.askAgain = setTimeout(() => this.load(), askAgainMilliseconds);
      return;
    }
    if (error.type === ErrorTypes.MEDIA_ERROR && this.hls.levels.length > 0 && this.recoveries < maxRecoveries) {
      this.recoveries += 1;
      this.hls.recoverMediaError();
      return;
    }
    this.fail(problemOf(error));
  }

  private spoil(problem: Problem): void {
    this.spoilt += 1;
    this.spoiltBy = problem;
    this.giveUp();
  }

  /** Fails over what was spoilt, but not before playback comes to it. */
  private readonly giveUp = () => {
    const { buffered, currentTime } = this.request.video;
    if (this.spoilt >= maxSpoilt && bufferedAhead(timeRanges(buffered), currentTime) < 1) this.fail(this.spoiltBy);
  };

  private fail(problem: Problem): void {
    this.hls.stopLoad();
    this.request.video.pause();
    this.change({ phase: 'failed', problem, awaits: null });
  }

  private change(part: Partial<EngineState>): void {
    this.state = { ...this.state, ...part };
    this.request.onState(this.state);
  }
}

export function hlsIsSupported(): boolean {
  return Hls.isSupported();
}

export function makeHlsEngine(request: EngineRequest): PlayerEngine {
  return new HlsEngine(request);
}
