import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import { answerOf } from './api';

/** A multiple of 2, 3 and 4, so that full rows fit every width of a grid. */
export const pageSize = 24;

export interface ListPage<Item> {
  items: Item[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
}

/** The `after` of the page that a Link header (RFC 8288) calls next. */
export function nextCursor(link: string | null): string | null {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
  return target === undefined ? null : new URL(target, window.location.origin).searchParams.get('after');
}

export interface PageRequest {
  take: number;
  after?: string;
}

type ListAnswer<Body> = Promise<{ data?: Body; error?: unknown; response: Response }>;

/**
 * A list that goes on by the cursors of its answers' Link headers, so nothing is shown twice or missed when the list
 * changes meanwhile. `read` asks for one page; `itemsOf` finds the items where the answer is no plain list.
 */
export function pagedList<Body, Item>(
  queryKey: QueryKey,
  read: (page: PageRequest, signal: AbortSignal) => ListAnswer<Body>,
  itemsOf: (body: Body) => Item[],
) {
  return infiniteQueryOptions({
    queryKey,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<ListPage<Item>> => {
      const asked = read({ take: pageSize, ...(pageParam === '' ? {} : { after: pageParam }) }, signal);
      const body = await answerOf(asked);
      const { response } = await asked;
      return { items: itemsOf(body), next: nextCursor(response.headers.get('Link')) };
    },
    getNextPageParam: ({ next }: ListPage<Item>) => next,
  });
}

/** All items that were read so far; one that two pages hold (it moved meanwhile) counts once. */
export function joinPages<Item>(data: InfiniteData<ListPage<Item>>, keyOf: (item: Item) => string | number): Item[] {
  const all = data.pages.flatMap(({ items }) => items);
  return [...new Map(all.map((item) => [keyOf(item), item])).values()];
}

/** The same pages without the items that `stays` refuses. */
export function keepItems<Item, Param>(
  data: InfiniteData<ListPage<Item>, Param>,
  stays: (item: Item) => boolean,
): InfiniteData<ListPage<Item>, Param> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter(stays) })) };
}
