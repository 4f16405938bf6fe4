import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useToast } from '../../components/toast';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import type { AdminComment } from './admin-lists';

/** Asks before a comment is removed; null: closed. */
export function DeleteCommentDialog({ comment, onClose }: { comment: AdminComment | null; onClose: () => void }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { admin, common } = useText();
  const removal = useMutation({
    mutationFn: async ({ id }: AdminComment) => {
      try {
        await answerOf(api.DELETE('/api/admin/comments/{commentId}', { params: { path: { commentId: String(id) } } }));
      } catch (error) {
        // Gone already.
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
      }
    },
    onSuccess: async (_, { videoId }) => {
      toast(admin.commentDeleted);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['admin'] }), queries.invalidateQueries({ queryKey: ['comments', videoId] }),
        queries.invalidateQueries({ queryKey: ['video', videoId] }),
      ]);
    },
  });
  return (
    <ConfirmDialog
      open={comment !== null} title={admin.deleteCommentTitle} text={comment ? admin.deleteCommentWhat(comment.userName) : ''}
      confirmLabel={common.delete} keepLabel={common.cancel} busy={removal.isPending} problem={removal.isError ? problem(removal.error) : null}
      onConfirm={() => comment && removal.mutate(comment)}
      onClose={() => {
        removal.reset();
        onClose();
      }}
    />
  );
}
