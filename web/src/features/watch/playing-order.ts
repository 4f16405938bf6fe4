/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `ids` in a mixed order that is the same for the same seed, so that one can also go back in it. */
export function shuffled(ids: readonly string[], seed: number): string[] {
  const next = numbersFrom(seed);
  return ids.map((id) => ({ id, place: next() })).sort((a, b) => a.place - b.place).map(({ id }) => id);
}

export interface Neighbours {
  previous: string | null;
  next: string | null;
}

/** What is played before and after `id`. What is no longer in the list is followed by its first. */
export function neighbours(order: readonly string[], id: string, loops: boolean): Neighbours {
  const at = order.indexOf(id);
  const previous = order[at - 1] ?? (loops && at === 0 ? order.at(-1) : undefined);
  const next = order[at + 1] ?? (loops ? order[0] : undefined);
  return { previous: previous ?? null, next: next ?? null };
}
