/** What the server was so kind as to put into the page: answers to what the page would ask first. */
export interface ToldAnswer {
  body: unknown;
  /** The answer's `Link` header; empty: none. */
  link: string;
}

function readTold(): Partial<Record<string, ToldAnswer>> {
  try {
    return JSON.parse(document.getElementById('told')?.textContent ?? '{}') as Partial<Record<string, ToldAnswer>>;
  } catch {
    return {};
  }
}

/** The answer for `address`, path and query as they would be asked for; null where the page holds none, as on a static host. */
export function toldAnswer(address: string): ToldAnswer | null {
  return readTold()[address] ?? null;
}

/** Whether the browser took the page from its history, with answers from back then. */
export function isPageFromHistory(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit !== undefined && 'type' in visit && visit.type === 'back_forward';
}
