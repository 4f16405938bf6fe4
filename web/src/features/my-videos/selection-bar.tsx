import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useToast } from '../../components/toast';
import { visibilities, visibilityIcons } from '../../components/video-details/visibility-field';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { deleteVideo, forgetVideo } from '../../lib/videos';
import { useChangeVisibility } from './use-change-visibility';

interface SelectionBarProps {
  ids: readonly string[];
  onDone: () => void;
}

/** What can be done with several videos at once. */
export function SelectionBar({ ids, onDone }: SelectionBarProps) {
  const { api } = useServices();
  const { common, studio } = useText();
  const problem = useProblem();
  const toast = useToast();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const visibility = useChangeVisibility();
  const deletion = useMutation({
    mutationFn: async () => {
      for (const id of ids) await deleteVideo(api, id);
    },
    onSuccess: () => {
      toast(studio.deleted(ids.length));
      setAsking(false);
      onDone();
    },
    onSettled: async () => {
      await Promise.all([...ids.map((id) => forgetVideo(queries, id)), queries.invalidateQueries({ queryKey: ['usage'] })]);
    },
  });
  return (
    <Box
      role="region" aria-label={studio.selection}
      sx={{
        position: 'sticky', top: 72, zIndex: 2, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1, mb: 1,
        borderRadius: '14px', bgcolor: 'background.paper', border: '1px solid', borderColor: 'divider', boxShadow: 3,
      }}
    >
      <Typography role="status" sx={{ fontWeight: 600, marginInlineEnd: 'auto' }}>{studio.selected(ids.length)}</Typography>
      {visibilities.map((one) => {
        const Icon = visibilityIcons[one];
        return (
          <Button
            key={one} size="small" color="inherit" startIcon={<Icon />} disabled={visibility.isPending}
            onClick={() => visibility.mutate({ videoIds: ids, visibility: one }, { onSuccess: onDone })}
          >
            {common[one]}
          </Button>
        );
      })}
      <Button size="small" color="error" startIcon={<Delete />} onClick={() => setAsking(true)}>{common.delete}</Button>
      <Button size="small" color="inherit" onClick={onDone}>{common.cancel}</Button>
      <ConfirmDialog
        open={asking} title={studio.deleteTitle(ids.length)} text={studio.deleteText} confirmLabel={common.delete} busy={deletion.isPending}
        problem={deletion.isError ? problem(deletion.error) : null} onConfirm={() => deletion.mutate()}
        onClose={() => {
          deletion.reset();
          setAsking(false);
        }}
      />
    </Box>
  );
}
