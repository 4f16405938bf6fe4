import { asWebKit } from './webkit';

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** Seconds of one picture where the stream does not tell. */
const usualFrame = 1 / 30;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The next speed of the list in a direction; the ends stay where they are. */
export function stepSpeed(speed: number, by: 1 | -1): number {
  const ordered = by > 0 ? speeds : [...speeds].reverse();
  return ordered.find((candidate) => (by > 0 ? candidate > speed : candidate < speed)) ?? speed;
}

/** What buttons and keys do to the media element. */
export class MediaControls {
  /** Muted because the browser allowed no sound, not because anybody wished so. */
  isMutedByForce = false;

  constructor(
    readonly video: HTMLVideoElement,
    private readonly frame: HTMLElement,
  ) {}

  /** A refused start (a browser that wants a click first) leaves it paused, which the play button shows. */
  async play(): Promise<boolean> {
    return this.video.play().then(() => true, () => false);
  }

  /** Plays without being asked: with sound if the browser allows it, else without, else not. */
  async playUnasked(): Promise<void> {
    const refusal = await this.video.play().then(() => null, (reason: unknown) => reason);
    if (!(refusal instanceof DOMException) || refusal.name !== 'NotAllowedError' || this.video.muted) return;
    this.isMutedByForce = true;
    this.video.muted = true;
    if (!(await this.play())) this.unmuteForced();
  }

  unmuteForced(): void {
    if (this.isMutedByForce) this.video.muted = false;
    this.isMutedByForce = false;
  }

  pause(): void {
    this.video.pause();
  }

  togglePlay(): void {
    if (this.video.paused || this.video.ended) void this.play();
    else this.video.pause();
  }

  seekTo(seconds: number): void {
    const end = Number.isFinite(this.video.duration) ? this.video.duration : seconds;
    this.video.currentTime = clamp(seconds, 0, end);
  }

  seekBy(seconds: number): void {
    this.seekTo(this.video.currentTime + seconds);
  }

  seekToShare(share: number): void {
    this.seekTo(share * (this.video.duration || 0));
  }

  /** One picture on or back; only while paused, where one can see it. */
  stepFrame(by: 1 | -1, frameRate: number | null): void {
    if (this.video.paused) this.seekBy(by * (frameRate ? 1 / frameRate : usualFrame));
  }

  setVolume(volume: number): void {
    this.isMutedByForce = false;
    this.video.volume = clamp(volume, 0, 1);
    this.video.muted = this.video.volume === 0;
  }

  changeVolume(by: number): void {
    this.setVolume((this.video.muted ? 0 : this.video.volume) + by);
  }

  toggleMute(): void {
    this.isMutedByForce = false;
    if (this.video.muted && this.video.volume === 0) this.video.volume = 0.5;
    this.video.muted = !this.video.muted;
  }

  setSpeed(speed: number): void {
    this.video.playbackRate = speed;
  }

  stepSpeed(by: 1 | -1): void {
    this.setSpeed(stepSpeed(this.video.playbackRate, by));
  }

  canFullscreen(): boolean {
    return document.fullscreenEnabled || asWebKit(this.video).webkitEnterFullscreen !== undefined;
  }

  async toggleFullscreen(): Promise<void> {
    if (document.fullscreenElement) return document.exitFullscreen().catch(() => undefined);
    if (!document.fullscreenEnabled) return asWebKit(this.video).webkitEnterFullscreen?.();
    await this.frame.requestFullscreen().catch(() => undefined);
    const { videoWidth, videoHeight } = this.video;
    const orientation = screen.orientation as { lock?: (to: string) => Promise<void> } | undefined;
    // Phones turn the picture to its long side; everything else refuses.
    if (videoWidth > videoHeight) await orientation?.lock?.('landscape').catch(() => undefined);
  }

  canPictureInPicture(): boolean {
    return document.pictureInPictureEnabled && !this.video.disablePictureInPicture;
  }

  async togglePictureInPicture(): Promise<void> {
    if (!this.canPictureInPicture()) return;
    const change: Promise<unknown> = document.pictureInPictureElement
      ? document.exitPictureInPicture()
      : this.video.requestPictureInPicture();
    await change.catch(() => undefined);
  }

  /** Opens the browser's own list of devices. */
  async cast(): Promise<void> {
    const { webkitShowPlaybackTargetPicker } = asWebKit(this.video);
    if (webkitShowPlaybackTargetPicker) webkitShowPlaybackTargetPicker.call(this.video);
    else await this.video.remote.prompt().catch(() => undefined);
  }
}
