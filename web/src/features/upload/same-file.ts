/** Of a file that surely is the one that was begun with, so many stored parts are looked at. */
const spotChecks = 4;

export interface StoredPart {
  part: number;
  size: number;
  /** The SHA-256 of its bytes. */
  etag: string;
}

async function sha256(bytes: Blob): Promise<string> {
  // The digest is computed on a thread of the browser's own.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))]).filter(
    (item) => item !== undefined,
  );
}

/**
 * Which of the stored parts need not be sent again, because they are of this very file; null: they are of another one.
 * `known`: name, size and time of change are those that were kept, so a few parts are enough to look at. Pages that came
 * over plain HTTP cannot hash: then a known file is trusted, and of any other every part is sent again.
 */
export async function partsToKeep(
  file: Blob,
  stored: readonly StoredPart[],
  partSize: number,
  known: boolean,
  onChecked: (share: number) => void,
  signal: AbortSignal,
): Promise<number[] | null> {
  const all = stored.map(({ part }) => part);
  if (!('subtle' in crypto)) return known ? all : [];
  const looked = known ? spread(stored, spotChecks) : stored;
  for (const [index, { part, size, etag }] of looked.entries()) {
    signal.throwIfAborted();
    const offset = (part - 1) * partSize;
    if ((await sha256(file.slice(offset, offset + size))) !== etag.replaceAll('"', '')) return null;
    onChecked((index + 1) / looked.length);
  }
  return all;
}
