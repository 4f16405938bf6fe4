import type { QueryClient } from '@tanstack/react-query';

/** Whether an answer, or a list of pages of them, holds a video whose work was going on. */
export function showsUnfinished(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(showsUnfinished);
  if (typeof answer !== 'object' || answer === null) return false;
  if ('status' in answer && 'finished' in answer) return answer.status !== 'ERROR' && answer.finished !== true;
  return ['pages', 'items'].some((name) => name in answer && showsUnfinished((answer as Record<string, unknown>)[name]));
}

/** After a time without a live connection: asks again for what may have changed unheard, which is the notifications
 *  (queries under `notifications`) and videos that were being worked on. */
export function catchUp(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ['notifications'] });
  void queries.invalidateQueries({ predicate: ({ state }) => showsUnfinished(state.data) });
}
