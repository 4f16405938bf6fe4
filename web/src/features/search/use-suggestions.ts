import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { countCharacters } from '../../lib/text';

const pauseMilliseconds = 150;
const fewestCharacters = 3;

/** `value` once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Titles that someone may mean who has typed `words` so far; a question that is no longer of interest is cancelled. */
export function useSuggestions(words: string): readonly string[] {
  const { api } = useServices();
  const q = useSettled(words.trim());
  const enabled = countCharacters(q) >= fewestCharacters && words.trim() !== '';
  const { data } = useQuery({
    queryKey: ['suggestions', q],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/api/video/suggest', { params: { query: { q } }, signal }))).titles,
    enabled,
    staleTime: 60_000,
    // Suggestions are a courtesy: who types on gets others.
    retry: false,
    placeholderData: (before) => before,
  });
  return enabled && countCharacters(words.trim()) >= fewestCharacters ? (data ?? []) : [];
}
