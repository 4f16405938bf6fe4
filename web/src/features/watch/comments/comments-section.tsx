import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Avatar } from '../../../components/avatar';
import { PagedList } from '../../../components/paged-list';
import type { VideoDetail } from '../../../lib/api';
import { useServices, useUser } from '../../../lib/app-context';
import { useText } from '../../../lib/i18n';
import { CommentForm } from './comment-form';
import { CommentThread, type ThreadContext } from './comment-thread';
import { commentsOn, threadOf, type Comment, type Order } from './comments';
import { CommentsSkeleton } from './comments-skeleton';
import { DeleteCommentDialog, type Deletion } from './delete-comment-dialog';
import { LinkedThread } from './linked-thread';
import { useCommentChanges } from './use-comment-changes';

interface CommentsSectionProps {
  video: VideoDetail;
  onSeek: (seconds: number) => void;
  /** The comment that the address points at. */
  target: number | null;
  /** Whether the number of comments stands above them. */
  titled: boolean;
}

function OrderChoice({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { comments } = useText();
  return (
    <ToggleButtonGroup
      exclusive size="small" value={order} aria-label={comments.order}
      onChange={(_, chosen: Order | null) => chosen && onOrder(chosen)}
    >
      <ToggleButton value="newest" sx={{ px: 1.5, textTransform: 'none' }}>{comments.newest}</ToggleButton>
      <ToggleButton value="oldest" sx={{ px: 1.5, textTransform: 'none' }}>{comments.oldest}</ToggleButton>
    </ToggleButtonGroup>
  );
}

function NoComments() {
  const { comments } = useText();
  return (
    <Typography color="textSecondary" sx={{ py: 4, textAlign: 'center' }}>{comments.none}. {comments.noneWhy}</Typography>
  );
}

/** What people say about a video, with the form to join in. */
export function CommentsSection({ video, onSeek, target, titled }: CommentsSectionProps) {
  const { api } = useServices();
  const user = useUser();
  const { comments } = useText();
  const [order, setOrder] = useState<Order>('newest');
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const list = useInfiniteQuery(commentsOn(api, video.id, order));
  const linked = useQuery({ ...threadOf(api, video.id, target ?? 0), enabled: target !== null });
  const changes = useCommentChanges(video.id);
  const context: ThreadContext = {
    video, changes, onSeek, target, onDelete: (comment, thread) => setDeletion({ comment, thread }),
  };
  const thread = (comment: Comment) => <CommentThread key={comment.id} comment={comment} {...context} />;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        {titled && <Typography variant="h6" component="h2">{comments.count(video.comments)}</Typography>}
        {video.comments > 1 && <OrderChoice order={order} onOrder={setOrder} />}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'start', gap: 1.5 }}>
        {user && <Avatar person={user} size={40} />}
        <CommentForm
          draft={video.id} label={comments.write} submitLabel={comments.send}
          onSend={(text) => changes.add.mutateAsync({ text, thread: null })}
        />
      </Box>
      {target !== null && <LinkedThread key={target} {...context} target={target} />}
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<CommentsSkeleton />} empty={<NoComments />} failed={comments.failed}
      >
        {(items) => (
          <Box sx={{ display: 'grid', gap: 3 }}>{items.filter(({ id }) => id !== linked.data?.id).map(thread)}</Box>
        )}
      </PagedList>
      <DeleteCommentDialog deletion={deletion} removal={changes.remove} onClose={() => setDeletion(null)} />
    </Box>
  );
}
