import { useSyncExternalStore } from 'react';

const storageKey = 'sunomi.searches';
const most = 8;

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((words): words is string => typeof words === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

let known: readonly string[] = read();
const listeners = new Set<() => void>();

function keep(searches: readonly string[]): void {
  known = searches;
  try {
    localStorage.setItem(storageKey, JSON.stringify(searches));
  } catch {
    // A full or forbidden storage costs the memory of it, nothing more.
  }
  for (const listener of listeners) listener();
}

/** Puts `words` first among what was searched in this browser; the server is told nothing. */
export function rememberSearch(words: string): void {
  const same = (other: string) => other.toLowerCase() === words.toLowerCase();
  keep([words, ...read().filter((other) => !same(other))].slice(0, most));
}

export function forgetSearches(): void {
  keep([]);
}

function subscribe(listener: () => void): () => void {
  known = read();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was searched in this browser, the last first. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(subscribe, () => known);
}
