export interface Cue {
  /** Seconds. */
  start: number;
  end: number;
  /** As it stands in the file, lines joined by a line feed. */
  text: string;
}

const time = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`;
const timing = new RegExp(`^\\s*${time}\\s+-->\\s+${time}(?:\\s|$)`);

function seconds(parts: (string | undefined)[]): number {
  const [hours = '0', minutes = '0', whole = '0', thousandths = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;
}

/**
 * The cues of a WebVTT file (https://www.w3.org/TR/webvtt1/), in their order. Notes, styles, regions, identifiers and
 * settings are passed over, and so is whatever is malformed: half a file is better than none.
 */
export function parseWebVtt(file: string): Cue[] {
  const blocks = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => line !== '');
    // The timing is the first line, or the second one below an identifier.
    const at = lines.slice(0, 2).findIndex((line) => timing.test(line));
    const found = timing.exec(lines[at] ?? '');
    if (!found) return [];
    const [start, end] = [seconds(found.slice(1, 5)), seconds(found.slice(5, 9))];
    return end > start ? [{ start, end, text: lines.slice(at + 1).join('\n') }] : [];
  });
}
