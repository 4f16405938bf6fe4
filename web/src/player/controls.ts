export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The next speed of the list in a direction; the ends stay where they are. */
export function stepSpeed(speed: number, by: 1 | -1): number {
  const ordered = by > 0 ? speeds : [...speeds].reverse();
  return ordered.find((candidate) => (by > 0 ? candidate > speed : candidate < speed)) ?? speed;
}

/** What buttons and keys do to the media element. */
export class MediaControls {
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly frame: HTMLElement,
  ) {}

  /** A refused start (a browser that wants a click first) leaves it paused, which the play button shows. */
  async play(): Promise<void> {
    await this.video.play().catch(() => undefined);
  }

  togglePlay(): void {
    if (this.video.paused || this.video.ended) void this.play();
    else this.video.pause();
  }

  seekTo(seconds: number): void {
    const end = Number.isFinite(this.video.duration) ? this.video.duration : 0;
    this.video.currentTime = clamp(seconds, 0, end);
  }

  seekBy(seconds: number): void {
    this.seekTo(this.video.currentTime + seconds);
  }

  seekToShare(share: number): void {
    this.seekTo(share * (this.video.duration || 0));
  }

  setVolume(volume: number): void {
    this.video.volume = clamp(volume, 0, 1);
    this.video.muted = this.video.volume === 0;
  }

  changeVolume(by: number): void {
    this.setVolume((this.video.muted ? 0 : this.video.volume) + by);
  }

  toggleMute(): void {
    if (this.video.muted && this.video.volume === 0) this.video.volume = 0.5;
    this.video.muted = !this.video.muted;
  }

  setSpeed(speed: number): void {
    this.video.playbackRate = speed;
  }

  stepSpeed(by: 1 | -1): void {
    this.setSpeed(stepSpeed(this.video.playbackRate, by));
  }

  async toggleFullscreen(): Promise<void> {
    const change = document.fullscreenElement ? document.exitFullscreen() : this.frame.requestFullscreen();
    await change.catch(() => undefined);
  }

  async togglePictureInPicture(): Promise<void> {
    const change = document.pictureInPictureElement
      ? document.exitPictureInPicture()
      : this.video.requestPictureInPicture();
    await (change as Promise<unknown>).catch(() => undefined);
  }
}
