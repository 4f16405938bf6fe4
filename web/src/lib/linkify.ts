export interface TextPart {
  text: string;
  /** http: or https: only; absent for plain text. */
  href?: string;
}

const candidate = /https?:\/\/(?!\/)[^\s<>"'`]+/gi;

/** Punctuation that ends a sentence, and a closing bracket without its opening one, are not part of an address. */
function trimAddress(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (/[.,;:!?…]/.test(last)) continue;
    const kept = address.slice(0, end);
    if (last === ')' && kept.split(')').length > kept.split('(').length) continue;
    break;
  }
  return address.slice(0, end);
}

function isWebAddress(address: string): boolean {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== '';
}

/** Splits plain text into text and web addresses; joined again, the parts are the text. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const address = trimAddress(match[0]);
    if (!isWebAddress(address)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
