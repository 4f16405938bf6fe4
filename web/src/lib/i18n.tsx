import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Catalogue } from '../text/catalogue';
import { languages, type Language } from '../text/languages';
import type { Format } from './format';
import { keepLanguage, loadSpeech, type Speech } from './speech';

interface I18n extends Speech {
  /** Keeps the choice and changes the page when the catalogue is there; rejects when it cannot be loaded. */
  choose: (language: Language) => Promise<void>;
}

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ speech: first, children }: { speech: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first);
  const choose = useCallback(async (language: Language) => {
    setSpeech(await loadSpeech(language));
    keepLanguage(language);
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
