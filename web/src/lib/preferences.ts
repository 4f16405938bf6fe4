import { useSyncExternalStore } from 'react';

/** What the people of this browser like; kept here, never sent. */
export interface Preferences {
  /** Goes on with the next video by itself. */
  autoplayNext: boolean;
  /** Shows videos with a content warning without asking first. */
  skipWarnings: boolean;
  /** The most lines of picture that automatic quality takes; 0: as many as the line carries. */
  maxHeight: number;
  /** Small pictures only. */
  reduceData: boolean;
}

const storageKey = 'sunomi.preferences';
const initial: Preferences = { autoplayNext: true, skipWarnings: false, maxHeight: 0, reduceData: false };
const reducedHeight = 480;

/** What is stored, as far as it is of the right kind. */
function accepted(stored: unknown): Preferences {
  if (typeof stored !== 'object' || stored === null) return initial;
  const kept = Object.entries(stored).filter(([key, value]) => typeof value === typeof initial[key as keyof Preferences]);
  return { ...initial, ...Object.fromEntries(kept) };
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

let parsedFrom: string | null = null;
let current = initial;
/** Stays in place of the storage where that is full or forbidden. */
let unsaved: Preferences | null = null;
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  if (unsaved) return unsaved;
  const stored = readStored();
  if (stored === parsedFrom) return current;
  parsedFrom = stored;
  try {
    current = accepted(JSON.parse(stored ?? 'null'));
  } catch {
    current = initial;
  }
  return current;
}

export function setPreference<Key extends keyof Preferences>(key: Key, value: Preferences[Key]): void {
  const next = { ...preferences(), [key]: value };
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
    unsaved = null;
  } catch {
    unsaved = next;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** All preferences; every part of the page that uses them changes at once. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** The most lines of picture that automatic quality may take; Infinity without a limit. */
export function heightLimit({ maxHeight, reduceData }: Preferences): number {
  return Math.min(maxHeight || Infinity, reduceData ? reducedHeight : Infinity);
}
