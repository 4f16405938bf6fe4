const storageKey = 'sunomi.positions';
const mostVideos = 100;

type Kept = [videoId: string, seconds: number][];

function read(storage: Storage): Kept {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((entry): entry is Kept[number] =>
      Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number') : [];
  } catch {
    return [];
  }
}

/** Where to go on: not for who has only just begun, nor for who has seen it all (the credits). As the server judges it. */
export function worthContinuing(seconds: number, duration: number): boolean {
  return seconds >= 5 && seconds <= duration - Math.max(10, duration / 20);
}

/** Keeps in this browser how far a guest has watched a video of `duration` seconds; the server keeps nothing of guests. */
export function keepPosition(videoId: string, seconds: number, duration: number, storage: Storage = localStorage): void {
  const others = read(storage).filter(([id]) => id !== videoId);
  const kept: Kept = worthContinuing(seconds, duration) ? [[videoId, Math.floor(seconds)], ...others] : others;
  try {
    storage.setItem(storageKey, JSON.stringify(kept.slice(0, mostVideos)));
  } catch {
    // A full or forbidden storage costs the place, nothing more.
  }
}

export function keptPosition(videoId: string, storage: Storage = localStorage): number | null {
  return read(storage).find(([id]) => id === videoId)?.[1] ?? null;
}
