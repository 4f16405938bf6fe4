import type { Catalogue } from '../text/catalogue';
import { languageFor, type Language } from '../text/languages';
import { Format } from './format';

const storageKey = 'sunomi.language';

export interface Speech {
  language: Language;
  text: Catalogue;
  format: Format;
}

/** What this browser's user reads: what they chose here before, else what their browser asks for. */
export function preferredLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(storageKey);
  } catch {
    // A forbidden storage costs the choice, nothing more.
  }
  return languageFor(chosen, navigator.languages);
}

export function keepLanguage({ code }: Language): void {
  try {
    localStorage.setItem(storageKey, code);
  } catch {
    // As above.
  }
}

export async function loadSpeech(language: Language): Promise<Speech> {
  const text = await language.load();
  return { language, text, format: new Format(language.code, text.time) };
}
