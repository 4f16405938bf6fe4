import type { Catalogue } from '../text/catalogue';
import { ApiError } from './api';
import { useText } from './i18n';
import { asSentence, serverWords } from './server-words';

type Words = Pick<Catalogue, 'problems' | 'server'>;

/** What a person is told about anything that was thrown: the server's own words, which know the case best, else ours. */
export function problemText({ problems, server }: Words, error: unknown): string {
  if (!(error instanceof ApiError) || error.status === 0) return problems.unreachable;
  const said = serverWords(server, error.message, error.code);
  if (said !== null) return said;
  if (error.message !== '') return asSentence(error.message);
  const known = problems.byStatus as Record<number, string>;
  return known[error.status] ?? problems.unknown(error.status);
}

/** problemText in the language of the page. */
export function useProblem(): (error: unknown) => string {
  const words = useText();
  return (error) => problemText(words, error);
}

/** What the server says of a video (why it failed, what is missing of it), in the language of the page. */
export function useServerWords(): (text: string) => string {
  const { server } = useText();
  return (text) => serverWords(server, text) ?? asSentence(text);
}
