import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Catalogue } from '../text/catalogue';
import { languageFor, languages, type Language } from '../text/languages';
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

export async function loadSpeech(language: Language): Promise<Speech> {
  const text = await language.load();
  return { language, text, format: new Format(language.code, text.time) };
}

interface I18n extends Speech {
  /** Keeps the choice and changes the page when the catalogue is there; rejects when it cannot be loaded. */
  choose: (language: Language) => Promise<void>;
}

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ speech: first, children }: { speech: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first);
  const choose = useCallback(async (language: Language) => {
    setSpeech(await loadSpeech(language));
    try {
      localStorage.setItem(storageKey, language.code);
    } catch {
      // As above.
    }
  }, []);
  useEffect(() => {
    document.documentElement.lang = speech.language.code;
    document.documentElement.dir = speech.language.direction;
  }, [speech]);
  return <I18nContext value={useMemo(() => ({ ...speech, choose }), [speech, choose])}>{children}</I18nContext>;
}

function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('I18nProvider is missing');
  return i18n;
}

/** The catalogue of texts in the language of the page. */
export function useText(): Catalogue {
  return useI18n().text;
}

/** Numbers, dates and sizes in the language of the page. */
export function useFormat(): Format {
  return useI18n().format;
}

/** The language of the page, those there are to choose from, and the choosing. */
export function useLanguage() {
  const { language, choose } = useI18n();
  return { language, offered: languages.filter(({ name }) => name !== ''), choose };
}
