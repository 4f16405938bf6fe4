import type { Instance } from '../../lib/api';
import { cutText } from '../../lib/text';

/** Types that browsers give to files that surely are no video or sound. */
const surelyNot = /^(image|text|font)\/|^application\/(pdf|zip|json|msword)/;

export type FileProblem = 'empty' | 'noVideo' | 'tooLarge' | 'noRoom';

/** Why a file cannot be a video here; null: send it, the server judges what is inside. `room`: what is left of the quota;
 *  null: no limit. */
export function fileProblem(file: File, limits: Pick<Instance, 'maxUploadBytes'>, room: number | null): FileProblem | null {
  if (file.size === 0) return 'empty';
  if (surelyNot.test(file.type)) return 'noVideo';
  if (limits.maxUploadBytes > 0 && file.size > limits.maxUploadBytes) return 'tooLarge';
  return room !== null && file.size > room ? 'noRoom' : null;
}

/** "my_holiday.final.mp4" → "my holiday.final", at most 100 characters. */
export function titleFromName(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/_+/g, ' ').trim();
  return cutText(stem || fileName, 100);
}
