import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Alert from '@mui/material/Alert';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices } from '../../../lib/app-context';
import { useText } from '../../../lib/i18n';
import { joinPages } from '../../../lib/paged';
import { useProblem } from '../../../lib/problem';
import { repliesTo } from './comments';
import type { ThreadContext } from './comment-thread';
import { EditableComment } from './editable-comment';

/** The answers to a comment. */
export function Replies({ thread, ...context }: ThreadContext & { thread: number }) {
  const { api } = useServices();
  const { common, comments } = useText();
  const problem = useProblem();
  const list = useInfiniteQuery(repliesTo(api, context.video.id, thread));
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const last = list.data?.pages.at(-1)?.items.at(-1)?.id ?? 0;
  const wanted = context.target !== null && context.target > last && context.target > thread;
  useEffect(() => {
    // The one that the address points at may be further down.
    if (wanted && hasNextPage && !isFetching) void fetchNextPage();
  }, [wanted, hasNextPage, isFetching, fetchNextPage]);
  if (list.isPending) return <Skeleton variant="rounded" height={56} role="status" aria-label={comments.repliesLoading} />;
  if (!list.data) {
    return (
      <Alert severity="error" action={<Button color="inherit" onClick={() => void list.refetch()}>{common.tryAgain}</Button>}>
        {comments.repliesFailed}. {problem(list.error)}
      </Alert>
    );
  }
  return (
    <>
      {joinPages(list.data, ({ id }) => id).map((reply) => (
        <EditableComment key={reply.id} comment={reply} thread={thread} {...context} />
      ))}
      {list.hasNextPage && (
        <Button sx={{ justifySelf: 'start' }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchNextPageError ? common.showMoreFailed : comments.moreReplies}
        </Button>
      )}
    </>
  );
}
