import type { Catalogue } from '../text/catalogue';
import { ApiError } from './api';
import { useText } from './i18n';

/** "the title is too long" → "The title is too long." */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** What a person is told about anything that was thrown: the server's own words, which know the case best, else ours. */
export function problemText(words: Catalogue['problems'], error: unknown): string {
  if (!(error instanceof ApiError) || error.status === 0) return words.unreachable;
  if (error.message !== '') return asSentence(error.message);
  const known = words.byStatus as Record<number, string>;
  return known[error.status] ?? words.unknown(error.status);
}

/** problemText in the language of the page. */
export function useProblem(): (error: unknown) => string {
  const { problems } = useText();
  return (error) => problemText(problems, error);
}
