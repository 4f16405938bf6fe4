import type { Format } from '../../lib/format';
import { cutText } from '../../lib/text';

/** Types that browsers give to files that surely are no video or sound. */
const surelyNot = /^(image|text|font)\/|^application\/(pdf|zip|json|msword)/;

/** Why a file cannot be a video here; null: send it, the server judges what is inside. */
export function fileProblem(format: Format, file: File, maxBytes: number): string | null {
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (surelyNot.test(file.type)) return `“${file.name}” is not a video.`;
  if (maxBytes > 0 && file.size > maxBytes) {
    return `“${file.name}” has ${format.bytes(file.size)}; this server accepts up to ${format.bytes(maxBytes)}.`;
  }
  return null;
}

/** "my_holiday.final.mp4" → "my holiday.final", at most 100 characters. */
export function titleFromName(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/_+/g, ' ').trim();
  return cutText(stem || fileName, 100);
}
