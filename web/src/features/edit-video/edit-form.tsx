import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DetailsFields } from '../../components/video-details/details-fields';
import { SaveProblem, SaveStatus } from '../../components/video-details/save-notes';
import type { VideoDraftForm } from '../../components/video-details/use-video-draft';
import { useText } from '../../lib/i18n';
import type { VideoDraft } from '../../lib/video-details';
import { useUnsavedWarning } from './use-unsaved-warning';

/** A video's details; saved when their owner says so, for they may be public already. */
export function EditForm({ form, draft }: { form: VideoDraftForm; draft: VideoDraft }) {
  const { common, studio } = useText();
  const dirty = form.state === 'changed' || form.state === 'failed' || form.state === 'conflict';
  useUnsavedWarning(dirty);
  return (
    <Box
      component="form" noValidate aria-label={studio.editTitle} sx={{ display: 'grid', gap: 2.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <DetailsFields draft={draft} onChange={form.change} moderatorWarnings={form.video?.moderatorWarnings ?? []} />
      <SaveProblem form={form} />
      <Box
        sx={{
          position: 'sticky', bottom: { xs: 'calc(64px + env(safe-area-inset-bottom))', sm: 0 }, zIndex: 2, display: 'flex', flexWrap: 'wrap',
          alignItems: 'center', gap: 1.5, py: 1.5, bgcolor: 'background.default', borderTop: '1px solid', borderColor: 'divider',
        }}
      >
        <Box sx={{ marginInlineEnd: 'auto' }}><SaveStatus form={form} /></Box>
        <Button color="inherit" disabled={!dirty} onClick={form.discard}>{studio.undoChanges}</Button>
        <Button type="submit" variant="contained" loading={form.state === 'saving'} disabled={!dirty || !form.valid}>{common.save}</Button>
      </Box>
    </Box>
  );
}
