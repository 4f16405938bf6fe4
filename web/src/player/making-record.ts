import type { Making } from './engine';

interface Sample {
  /** Milliseconds. */
  at: number;
  percent: number;
}

interface Answer {
  at: number;
  /** Seconds of media. */
  media: number;
  /** Milliseconds before the first byte. */
  wait: number;
}

/** Whole percents of a long video come rarely: over less than this no speed can be told. */
const windowMilliseconds = 90_000;
/** What the server has stored it sends within this; anything later was made first. */
const storedMilliseconds = 700;
const answersKept = 4;
/** An answer says little about the encoder of a while ago. */
const answerMilliseconds = 20_000;
/** Segments of at most 4 s: these are the next two. */
const nextSeconds = 8;

/** What is known of how far and how fast the server makes each rendition: by its own progress, and by how long the
 *  answers took. The sweep goes from the beginning to the end, but jumps to where somebody watches; the answers notice. */
export class MakingRecord {
  private readonly samples = new Map<string, Sample[]>();
  private readonly answers = new Map<string, Answer[]>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  progressed(making: Exclude<Making, null>): void {
    const at = this.now();
    for (const [label, percent] of Object.entries(making)) {
      const kept = (this.samples.get(label) ?? []).filter((sample) => at - sample.at <= windowMilliseconds);
      if (kept.at(-1)?.percent !== percent) kept.push({ at, percent });
      this.samples.set(label, kept);
    }
  }

  /** A segment of `media` seconds came after `wait` milliseconds. */
  answered(label: string, media: number, wait: number): void {
    const kept = (this.answers.get(label) ?? []).slice(1 - answersKept);
    this.answers.set(label, [...kept, { at: this.now(), media, wait }]);
  }

  /** Playback goes on elsewhere: how it was there says nothing about here. */
  moved(): void {
    this.answers.clear();
  }

  /** Are the segments from `position` (seconds of `duration`) on stored, as far as one can know? */
  isStored(label: string, position: number, duration: number): boolean {
    const percent = this.samples.get(label)?.at(-1)?.percent ?? 0;
    if (percent >= 100) return true;
    const newest = this.recent(label).at(-1);
    if (newest && newest.wait > storedMilliseconds) return false;
    return duration > 0 && (percent / 100) * duration >= Math.min(duration, position + nextSeconds);
  }

  /** Seconds of media made in a second: as its answers came, else by the progress; null when neither tells. */
  speed(label: string, duration: number): number | null {
    const answers = this.recent(label);
    if (answers.length >= 2) {
      const [media, wait] = answers.reduce(([sum, waited], answer) => [sum + answer.media, waited + answer.wait], [0, 0]);
      return (media * 1000) / Math.max(1, wait);
    }
    const samples = this.samples.get(label) ?? [];
    const [first, last] = [samples[0], samples.at(-1)];
    if (!first || !last || last.at === first.at) return null;
    // Up to now: a rendition that has stood still for a while is slow.
    return (((last.percent - first.percent) / 100) * duration * 1000) / (this.now() - first.at);
  }

  private recent(label: string): Answer[] {
    return (this.answers.get(label) ?? []).filter(({ at }) => this.now() - at <= answerMilliseconds);
  }
}
