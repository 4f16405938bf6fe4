import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messageOf } from '../lib/api';
import { useServices } from '../lib/app-context';
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
  const deletion = useMutation({
    mutationFn: (videoId: string) => deleteVideo(api, videoId),
    onSuccess: async (_, videoId) => {
      toast('The video was deleted.');
      onClose();
      onDeleted?.();
      await forgetVideo(queries, videoId);
    },
  });
  return (
    <ConfirmDialog
      open={video !== null}
      title="Delete this video?"
      text={`“${video?.title ?? ''}” and everything made from it will be gone for good.`}
      confirmLabel="Delete"
      busy={deletion.isPending}
      problem={deletion.isError ? messageOf(deletion.error) : null}
      onConfirm={() => video && deletion.mutate(video.id)}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
    />
  );
}
