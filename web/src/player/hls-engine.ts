import Hls, { ErrorTypes, Events, PlaylistLevelType, type ErrorData, type FragBufferedData, type Level } from 'hls.js';
import { initialEngineState, type EngineRequest, type EngineState, type PlayerEngine, type QualityChoice } from './engine';
import { hlsConfig } from './hls-config';
import { bufferedAhead, nextLevel, Throughput } from './level-policy';
import { timeRanges } from './media-state';

const maxRecoveries = 3;

function qualitiesOf(levels: Level[]): EngineState['qualities'] {
  return levels
    .map((level, id) => ({ id, lines: Math.min(level.width || level.height, level.height) }))
    .filter(({ lines }) => lines > 0)
    .sort((first, second) => second.lines - first.lines)
    .map(({ id, lines }) => ({ id, label: `${lines}p` }));
}

export function describeProblem(error: Pick<ErrorData, 'type' | 'response'>): string {
  const status = error.response?.code ?? 0;
  if (status === 404 || status === 410) return 'This video is no longer there.';
  if (status === 401 || status === 403) return 'You may not watch this video.';
  if (status >= 500) return 'The server is too busy to send this video. Wait a moment, then try again.';
  if (error.type === ErrorTypes.NETWORK_ERROR) return 'The connection was lost. Check your network, then try again.';
  return 'Your browser could not play this video. Try again, or try another browser.';
}

class HlsEngine implements PlayerEngine {
  private state: EngineState = initialEngineState;
  private readonly hls: Hls;
  private readonly throughput = new Throughput();
  private processing: boolean;
  private level = 0;
  private recoveries = 0;

  constructor(private readonly request: EngineRequest) {
    this.processing = request.processing;
    this.hls = new Hls(hlsConfig(request.processing));
    // Before hls.js listens itself, so that the level is set when it asks for one.
    request.video.addEventListener('seeking', this.onSeeking, { capture: true });
    this.hls.on(Events.MANIFEST_PARSED, () => this.onManifest());
    this.hls.on(Events.LEVEL_SWITCHED, (_, { level }) => this.change({ current: level }));
    this.hls.on(Events.FRAG_BUFFERED, (_, data) => this.onBuffered(data));
    this.hls.on(Events.ERROR, (_, data) => this.onError(data));
    this.hls.loadSource(request.url);
    this.hls.attachMedia(request.video);
  }

  choose(quality: QualityChoice): void {
    this.change({ chosen: quality });
    if (quality !== 'auto') this.hls.nextLevel = quality;
    else this.applyAuto();
  }

  setProcessing(processing: boolean): void {
    if (processing === this.processing) return;
    this.processing = processing;
    if (this.state.chosen === 'auto' && this.state.phase === 'ready') this.applyAuto();
  }

  retry(): void {
    const parsed = this.hls.levels.length > 0;
    this.recoveries = 0;
    this.change({ phase: parsed ? 'ready' : 'loading', problem: null });
    if (!parsed) this.hls.loadSource(this.request.url);
    else {
      this.hls.recoverMediaError();
      this.hls.startLoad(this.request.video.currentTime);
    }
  }

  destroy(): void {
    this.request.video.removeEventListener('seeking', this.onSeeking, { capture: true });
    this.hls.destroy();
  }

  private readonly onSeeking = () => {
    if (this.state.chosen === 'auto' && this.processing && this.ahead() === 0) this.setLevel(0);
  };

  private onManifest(): void {
    this.change({ phase: 'ready', qualities: qualitiesOf(this.hls.levels) });
    if (this.processing) this.setLevel(0);
  }

  private onBuffered({ frag, stats }: FragBufferedData): void {
    if (this.state.making) this.change({ making: false });
    if (frag.type !== PlaylistLevelType.MAIN || frag.sn === 'initSegment') return;
    this.recoveries = 0;
    this.throughput.add(stats.loaded, stats.loading.end - stats.loading.first);
    if (!this.processing || this.state.chosen !== 'auto' || frag.level !== this.level) return;
    this.setLevel(
      nextLevel({
        level: this.level,
        bitrates: this.hls.levels.map(({ bitrate }) => bitrate),
        bufferAhead: this.ahead(),
        throughputBps: this.throughput.bps(),
      }),
    );
  }

  private onError(error: ErrorData): void {
    if (!error.fatal) {
      if (error.response?.code === 503) this.change({ making: true });
      return;
    }
    if (error.type === ErrorTypes.MEDIA_ERROR && this.recoveries < maxRecoveries) {
      this.recoveries += 1;
      this.hls.recoverMediaError();
      return;
    }
    this.change({ phase: 'failed', problem: describeProblem(error), making: false });
  }

  /** Unfinished: the policy holds the level. Finished: hls.js's own estimate, begun with what was measured. */
  private applyAuto(): void {
    if (this.processing) {
      this.setLevel(Math.max(0, this.hls.loadLevel));
      return;
    }
    const measured = this.throughput.bps();
    if (measured !== null) this.hls.bandwidthEstimate = measured;
    this.hls.nextLoadLevel = -1;
  }

  private setLevel(level: number): void {
    this.level = level;
    if (this.hls.levels.length > 0) this.hls.nextLoadLevel = level;
  }

  private ahead(): number {
    const { buffered, currentTime } = this.request.video;
    return bufferedAhead(timeRanges(buffered), currentTime);
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
