import { useCallback, useState } from 'react';

/** A value of this browser's own, kept over reloads; `accept` turns what is stored into a value or refuses it. */
export function useStored<Value extends string | number | boolean>(
  key: string,
  initial: Value,
  accept: (stored: unknown) => stored is Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return accept(stored) ? stored : initial;
    } catch {
      return initial;
    }
  });
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden storage costs the preference, nothing more.
      }
    },
    [key],
  );
  return [value, keep];
}
