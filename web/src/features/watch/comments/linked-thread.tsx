import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ErrorPanel } from '../../../components/error-panel';
import { ApiError } from '../../../lib/api';
import { useServices } from '../../../lib/app-context';
import { useText } from '../../../lib/i18n';
import { joinPages } from '../../../lib/paged';
import { CommentThread, type ThreadContext } from './comment-thread';
import { CommentsSkeleton } from './comments-skeleton';
import { commentsOn, threadOf } from './comments';

/** Scrolls a comment into the middle once it is there; its thread may still be loading. */
function useScrollTo(id: string, ready: boolean) {
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return undefined;
    const look = () => {
      const place = document.getElementById(id);
      if (!place) return;
      done.current = true;
      watcher.disconnect();
      place.scrollIntoView({ block: 'center' });
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true });
    look();
    return () => watcher.disconnect();
  }, [id, ready]);
}

/** The thread of the comment that the address points at, above all others: a notification leads to it. */
export function LinkedThread({ target, ...context }: ThreadContext & { target: number }) {
  const { api } = useServices();
  const { comments } = useText();
  const { video } = context;
  const found = useQuery(threadOf(api, video.id, target));
  const list = useInfiniteQuery(commentsOn(api, video.id, 'newest'));
  const thread = found.data;
  useScrollTo(`comment-${target}`, thread !== undefined);
  if (found.isPending) return <CommentsSkeleton />;
  if (!thread) {
    if (found.error instanceof ApiError && found.error.status === 404) return <Alert severity="info">{comments.gone}</Alert>;
    return <ErrorPanel title={comments.failed} error={found.error} onRetry={() => void found.refetch()} />;
  }
  // The list knows what was done to it since.
  const known = list.data && joinPages(list.data, ({ id }) => id).find(({ id }) => id === thread.id);
  return (
    <Box component="section" aria-label={comments.linked} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2" color="textSecondary">{comments.linked}</Typography>
      <CommentThread comment={known ?? thread} {...context} target={target} open={thread.id !== target} />
    </Box>
  );
}
