export interface TextPart {
  text: string;
  /** http: or https: only. */
  href?: string;
  /** What a time such as "1:23" or "1:02:03" stands for. */
  seconds?: number;
  /** A hashtag, without its #. */
  tag?: string;
}

const address = /https?:\/\/(?!\/)[^\s<>"'`]+/u;
/** "1:23", "75:10", "1:02:03"; not within a longer number or a date. */
const clock = /(?<![\p{L}\p{N}:.])(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d(?![\p{L}\p{N}]|:\d)/u;
/** With a letter in it: "#1" is a place, not a subject. */
const hashtag = /(?<![\p{L}\p{N}_&/#])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,40}/u;
const candidate = new RegExp(`(${address.source})|(${clock.source})|(${hashtag.source})`, 'giu');

/** Punctuation that ends a sentence, and a closing bracket without its opening one, are not part of an address. */
function trimAddress(text: string): string {
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (/[.,;:!?…]/.test(last)) continue;
    const kept = text.slice(0, end);
    if (last === ')' && kept.split(')').length > kept.split('(').length) continue;
    break;
  }
  return text.slice(0, end);
}

function isWebAddress(text: string): boolean {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== '';
}

function partOf([whole, web, time]: RegExpMatchArray): TextPart | null {
  if (web !== undefined) {
    const href = trimAddress(web);
    return isWebAddress(href) ? { text: href, href } : null;
  }
  if (time !== undefined) return { text: time, seconds: time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) };
  return { text: whole, tag: whole.slice(1) };
}

/** Splits plain text into text, web addresses, times and hashtags; joined again, the parts are the text. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const part = partOf(match);
    if (!part) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push(part);
    from = match.index + part.text.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
