import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { joinPages, type ListPage } from '../lib/paged';
import { ErrorPanel } from './error-panel';
import { MoreOnScroll } from './more-on-scroll';

interface PagedListProps<Item> {
  list: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>;
  keyOf: (item: Item) => string | number;
  /** Stands in while the first page is on its way; says so to screen readers by a `status` of its own. */
  loading: ReactNode;
  /** Instead of a list without items. */
  empty: ReactNode;
  /** The headline when the first page could not be read. */
  failed: string;
  children: (items: Item[]) => ReactNode;
}

/** A list in whichever of its four states it is: loading, failed, empty, or there, with more when one scrolls. */
export function PagedList<Item>({ list, keyOf, loading, empty, failed, children }: PagedListProps<Item>) {
  if (list.isPending) return loading;
  if (!list.data) return <ErrorPanel title={failed} error={list.error} onRetry={() => void list.refetch()} />;
  const items = joinPages(list.data, keyOf);
  if (items.length === 0 && !list.hasNextPage) return empty;
  return (
    <>
      {children(items)}
      {list.hasNextPage && (
        <MoreOnScroll
          busy={list.isFetchingNextPage} failed={list.isFetchNextPageError} onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}
