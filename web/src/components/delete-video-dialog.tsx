import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../lib/app-context';
import { useText } from '../lib/i18n';
import { useProblem } from '../lib/problem';
import { deleteVideo, forgetVideo } from '../lib/videos';
import { ConfirmDialog } from './confirm-dialog';
import { useToast } from './toast';

interface DeleteVideoDialogProps {
  /** Null: closed. */
  video: { id: string; title: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteVideoDialog({ video, onClose, onDeleted }: DeleteVideoDialogProps) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const { common } = useText();
  const words = common.deleteVideo;
  const problem = useProblem();
  const deletion = useMutation({
    mutationFn: (videoId: string) => deleteVideo(api, videoId),
    onSuccess: async (_, videoId) => {
      toast(words.done);
      onClose();
      onDeleted?.();
      await forgetVideo(queries, videoId);
    },
  });
  return (
    <ConfirmDialog
      open={video !== null}
      title={words.title}
      text={words.text(video?.title ?? '')}
      confirmLabel={common.delete}
      busy={deletion.isPending}
      problem={deletion.isError ? problem(deletion.error) : null}
      onConfirm={() => video && deletion.mutate(video.id)}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
    />
  );
}
