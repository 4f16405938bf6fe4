import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { VideoListItem } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { pagedList } from '../../lib/paged';
import { workState } from '../../lib/work-state';

/** How often the list is read again while something in it is being worked on. */
const refreshMilliseconds = 4000;
/** The most that the API gives at once: a studio is looked through, not scrolled through. */
const take = 100;

const changes = (video: VideoListItem) => ['processing', 'watchable'].includes(workState(video));

/** All videos of `userId`, whose own they are; `all`: page after page until the end. */
export function useOwnVideos(userId: string, all: boolean) {
  const { api } = useServices();
  const list = useInfiniteQuery({
    ...pagedList(
      ['videos', 'of', userId, 'own'],
      (page, signal) =>
        api.GET('/api/video/user/{userId}/videos', { params: { path: { userId }, query: { ...page, take } }, signal }),
      (videos: VideoListItem[]) => videos,
    ),
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(changes)) ? refreshMilliseconds : false),
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const goesOn = all && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return { list, complete: !hasNextPage };
}
