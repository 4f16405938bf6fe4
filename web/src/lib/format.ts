import type { Catalogue } from '../text/catalogue';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const wholeSeconds = (seconds: number) => Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));

/** "1:02:03", "4:05", in every language; seconds are cut, not rounded, as a clock does. */
export function formatClock(seconds: number): string {
  const whole = wholeSeconds(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Numbers, times and sizes as a language writes them. */
export class Format {
  private readonly digits: Intl.NumberFormat;
  private readonly short: Intl.NumberFormat;
  private readonly share: Intl.NumberFormat;
  private readonly ages: Intl.RelativeTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;

  /** `locale`: BCP 47. `words`: for what Intl has no words for. */
  constructor(private readonly locale: string, private readonly words: Catalogue['time']) {
    this.digits = new Intl.NumberFormat(locale);
    this.short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
    this.share = new Intl.NumberFormat(locale, { style: 'percent' });
    this.ages = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
    this.moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** "1,234" */
  number(value: number): string {
    return this.digits.format(value);
  }

  /** "1.2k" */
  compact(value: number): string {
    return this.short.format(value);
  }

  /** "42%", of a share between 0 and 1; cut, so that 100 % means done. */
  percent(share: number): string {
    return this.share.format(Math.floor(share * 100) / 100);
  }

  /** "1 hour 2 minutes", for screen readers. */
  spokenClock(seconds: number): string {
    const whole = wholeSeconds(seconds);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const said = [hours > 0 && this.words.hours(hours), minutes > 0 && this.words.minutes(minutes), rest > 0 && this.words.seconds(rest)];
    return said.filter(Boolean).join(' ') || this.words.seconds(0);
  }

  /** "about 5 s", "about 3 min", "about 1 h 20 min": coarse, because it is an estimate. */
  timeLeft(seconds: number): string {
    if (seconds < 5) return this.words.fewSeconds;
    if (seconds < 55) return this.words.aboutSeconds(Math.ceil(seconds / 5) * 5);
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return this.words.aboutMinutes(Math.max(1, minutes));
    return this.words.aboutHours(Math.floor(minutes / 60), minutes % 60);
  }

  /** Decimal units, as disks and networks are sold: "0 B", "512 kB", "1.2 GB". */
  bytes(bytes: number): string {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = Math.max(0, bytes);
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit += 1;
    }
    const maximumFractionDigits = unit > 0 && value < 99.95 ? 1 : 0;
    return `${value.toLocaleString(this.locale, { maximumFractionDigits })} ${units[unit] ?? 'B'}`;
  }

  /** "5 minutes ago", "yesterday"; "just now" within the last minute and for clocks that run ahead. */
  age(date: string, now: number = Date.now()): string {
    const seconds = (now - Date.parse(date)) / 1000;
    if (Number.isNaN(seconds)) return '';
    for (const [unit, length] of steps) {
      if (seconds >= length) return this.ages.format(-Math.floor(seconds / length), unit);
    }
    return this.words.justNow;
  }

  /** "21 November 2026"; empty for what is no date. */
  date(date: string): string {
    const parsed = new Date(date);
    return Number.isNaN(parsed.getTime()) ? '' : this.dates.format(parsed);
  }

  /** "21 Nov 2026, 14:05"; empty for what is no date. */
  moment(date: string): string {
    const parsed = new Date(date);
    return Number.isNaN(parsed.getTime()) ? '' : this.moments.format(parsed);
  }
}
