import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, type ApiClient } from './api';
import { useLanguage, useText } from './i18n';

/** Languages that are offered first, the most spoken and written on the web; any other tag can be kept, too. */
export const spokenLanguages = [
  'ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa', 'fi', 'fr', 'ga', 'gl', 'gu', 'he', 'hi', 'hr', 'hu',
  'id', 'is', 'it', 'ja', 'ka', 'kn', 'ko', 'lt', 'lv', 'mk', 'ml', 'mr', 'ms', 'mt', 'nb', 'nl', 'pa', 'pl', 'pt', 'pt-BR', 'ro',
  'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'sw', 'ta', 'te', 'th', 'tl', 'tr', 'uk', 'ur', 'vi', 'zh',
] as const;

/** What category, licence and visibility of a video may be. */
export function videoChoices(api: ApiClient) {
  return queryOptions({
    queryKey: ['categories'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/video/categories', { signal })),
    staleTime: Infinity,
  });
}

/** The API's words in the language of the page; a word that it does not know yet stands for itself. */
export function useVocabulary() {
  const { labels } = useText();
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language.code, { type: 'language' });
    return {
      category: (word: string) => (labels.categories as Record<string, string>)[word] ?? word,
      licence: (word: string) => (labels.licences as Record<string, string>)[word] ?? word,
      warning: (word: string) => (labels.warnings as Record<string, string>)[word] ?? word,
      /** Of a BCP 47 tag. */
      spoken: (tag: string) => {
        try {
          return names.of(tag) ?? tag;
        } catch {
          return tag;
        }
      },
    };
  }, [labels, language]);
}
