import { ConfirmDialog } from '../../../components/confirm-dialog';
import { useToast } from '../../../components/toast';
import { useText } from '../../../lib/i18n';
import { useProblem } from '../../../lib/problem';
import type { Comment } from './comments';
import type { useCommentChanges } from './use-comment-changes';

export interface Deletion {
  comment: Comment;
  /** What it answers. */
  thread: number | null;
}

interface DeleteCommentDialogProps {
  /** Null: closed. */
  deletion: Deletion | null;
  removal: ReturnType<typeof useCommentChanges>['remove'];
  onClose: () => void;
}

export function DeleteCommentDialog({ deletion, removal, onClose }: DeleteCommentDialogProps) {
  const { common, comments } = useText();
  const toast = useToast();
  const problem = useProblem();
  const replies = deletion?.comment.replies ?? 0;
  const close = () => {
    removal.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      open={deletion !== null}
      title={comments.deleteTitle}
      text={replies > 0 ? comments.deleteWithReplies(replies) : comments.deleteText}
      confirmLabel={common.delete}
      busy={removal.isPending}
      problem={removal.isError ? problem(removal.error) : null}
      onConfirm={() => deletion && removal.mutate(deletion, {
        onSuccess: () => {
          toast(comments.deleted);
          close();
        },
      })}
      onClose={close}
    />
  );
}
