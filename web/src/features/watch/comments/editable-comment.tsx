import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useText } from '../../../lib/i18n';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import type { ThreadContext } from './comment-thread';
import type { Comment } from './comments';

interface EditableCommentProps extends ThreadContext {
  comment: Comment;
  /** What it answers. */
  thread: number | null;
  children?: ReactNode;
}

/** A comment, or the form in which its author changes it. */
export function EditableComment({ comment, thread, children, video, changes, onSeek, onDelete, target }: EditableCommentProps) {
  const { common, comments } = useText();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <Box sx={{ display: 'flex', py: 1 }}>
        <CommentForm
          draft={`edit.${comment.id}`} initial={comment.text} label={comments.editing} submitLabel={common.save} autoFocus
          onSend={async (text) => {
            await changes.edit.mutateAsync({ comment, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </Box>
    );
  }
  return (
    <CommentItem
      comment={comment} video={video} marked={comment.id === target} small={thread !== null}
      onSeek={onSeek} onEdit={() => setEditing(true)} onDelete={() => onDelete(comment, thread)}
    >
      {children}
    </CommentItem>
  );
}
