import type { paths } from '../../generated/api';

export type SearchQuery = NonNullable<paths['/api/video/search']['get']['parameters']['query']>;

export const orders = ['relevance', 'newest', 'views'] as const;
export const dates = ['day', 'week', 'month', 'year'] as const;
export const durations = ['short', 'medium', 'long'] as const;

export type FilterName = 'order' | 'date' | 'duration' | 'category' | 'language' | 'channel';
export const filterNames: readonly FilterName[] = ['order', 'date', 'duration', 'category', 'language', 'channel'];

export interface Filters {
  order?: (typeof orders)[number];
  date?: (typeof dates)[number];
  duration?: (typeof durations)[number];
  category?: string;
  language?: string;
  channel?: string;
}

const oneOf = <Word extends string>(words: readonly Word[], word: string | null) => words.find((known) => known === word);

/** The filters of an address; what means nothing is left out. The order by relevance is none. */
export function readFilters(search: URLSearchParams): Filters {
  const order = oneOf(orders, search.get('order'));
  const found = {
    order: order === 'relevance' ? undefined : order,
    date: oneOf(dates, search.get('date')),
    duration: oneOf(durations, search.get('duration')),
    category: search.get('category') || undefined,
    language: search.get('language') || undefined,
    channel: search.get('channel') || undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address with one filter changed, or without it. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string | undefined): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  return next;
}

/** The address without any filter: the words stay. */
export function withoutFilters(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams({ q: search.get('q') ?? '' });
}
