import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { VideoDetail } from '../../../lib/api';
import { useText } from '../../../lib/i18n';
import { CommentForm } from './comment-form';
import { EditableComment } from './editable-comment';
import type { Comment } from './comments';
import { Replies } from './replies';
import type { useCommentChanges } from './use-comment-changes';
import { readDraft } from './use-draft';

export interface ThreadContext {
  video: VideoDetail;
  changes: ReturnType<typeof useCommentChanges>;
  onSeek: (seconds: number) => void;
  onDelete: (comment: Comment, thread: number | null) => void;
  /** The comment that the address points at. */
  target: number | null;
}

interface CommentThreadProps extends ThreadContext {
  comment: Comment;
  /** Whether the answers are shown from the start. */
  open?: boolean;
}

/** A comment, its answers, and the form for another one. */
export function CommentThread({ comment, open: openAtFirst = false, ...context }: CommentThreadProps) {
  const { comments } = useText();
  const { video, changes } = context;
  const draft = `${video.id}.${comment.id}`;
  const [open, setOpen] = useState(openAtFirst);
  const [answering, setAnswering] = useState(() => readDraft(draft) !== '');
  const { user, replies } = comment;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <EditableComment comment={comment} thread={null} {...context}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, marginInlineStart: -1, '& .MuiButton-root': { px: 1 } }}>
          {comment.id > 0 && (
            <Button size="small" color="inherit" aria-label={comments.replyTo(user.name)} onClick={() => setAnswering(true)}>
              {comments.reply}
            </Button>
          )}
          {replies > 0 && (
            <Button size="small" aria-expanded={open} startIcon={open ? <ExpandLess /> : <ExpandMore />} onClick={() => setOpen(!open)}>
              {comments.replies(replies)}
            </Button>
          )}
        </Box>
      </EditableComment>
      {(open || answering) && (
        <Box sx={{ display: 'grid', gap: 2, paddingInlineStart: { xs: 4, sm: 6.5 } }}>
          {open && <Replies thread={comment.id} {...context} />}
          {answering && (
            <CommentForm
              draft={draft} label={comments.writeReply(user.name)} submitLabel={comments.reply} autoFocus
              onSend={async (text) => {
                setOpen(true);
                await changes.add.mutateAsync({ text, thread: comment.id });
                setAnswering(false);
              }}
              onCancel={() => setAnswering(false)}
            />
          )}
        </Box>
      )}
    </Box>
  );
}
