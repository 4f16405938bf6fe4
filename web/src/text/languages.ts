import type { Catalogue } from './catalogue';

export interface Language {
  /** BCP 47: for the page's `lang`, for numbers and dates. */
  code: string;
  /** In the language itself; empty: not offered, only for trying. */
  name: string;
  direction: 'ltr' | 'rtl';
  load: () => Promise<Catalogue>;
}

/** Dates in English are written day first, as in most of the world. */
const english: Language = { code: 'en-GB', name: 'English', direction: 'ltr', load: async () => (await import('./en')).en };
const italian: Language = { code: 'it', name: 'Italiano', direction: 'ltr', load: async () => (await import('./it')).it };
/** English in a mirrored page, to see what a language that is written from right to left will meet. */
const mirrored: Language = { ...english, code: 'en-x-mirrored', name: '', direction: 'rtl' };

export const languages: readonly Language[] = [english, italian, mirrored];

const primary = (code: string) => code.toLowerCase().split('-')[0];

/** The language called `chosen`, else the first of `wanted` (as the browser lists them) that there is, else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): Language {
  const kept = languages.find(({ code }) => code === chosen);
  if (kept) return kept;
  const offered = languages.filter(({ name }) => name !== '');
  for (const code of wanted) {
    const found = offered.find((language) => primary(language.code) === primary(code));
    if (found) return found;
  }
  return english;
}
