import type { Catalogue } from '../text/catalogue';

type Words = Catalogue['server'];

/** "the title is too long" → "The title is too long." */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** What stands at the places of `pattern` in `text`; null when it is another sentence. */
function partsOf(pattern: string, text: string): string[] | null {
  const places = pattern.split('{}').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)');
  return new RegExp(`^${places}$`, 's').exec(text)?.slice(1) ?? null;
}

function translated(said: Words['said'], text: string): string | null {
  const known = said[text];
  if (known !== undefined) return known;
  for (const [pattern, words] of Object.entries(said)) {
    const parts = pattern.includes('{}') ? partsOf(pattern, text) : null;
    if (!parts) continue;
    const rest = parts.map((part) => translated(said, part) ?? part);
    return words.replaceAll('{}', () => rest.shift() ?? '');
  }
  return null;
}

/** A sentence of the server in the language of the page; null when the language has neither it nor its error code. */
export function serverWords(words: Words, text: string, code = ''): string | null {
  return translated(words.said, text.trim()) ?? words.byCode[code] ?? null;
}
