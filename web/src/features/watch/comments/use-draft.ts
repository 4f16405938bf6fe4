import { useCallback, useState } from 'react';

/** The draft under `key`; empty without one, or where the browser keeps nothing. */
export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(`sunomi.draft.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** Text that outlasts a reload and a log-in in this tab. */
export function useDraft(key: string, initial = ''): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(key) || initial);
  const keep = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '') sessionStorage.removeItem(`sunomi.draft.${key}`);
        else sessionStorage.setItem(`sunomi.draft.${key}`, next);
      } catch {
        // A full or forbidden storage costs the draft, nothing more.
      }
    },
    [key],
  );
  return [text, keep];
}
