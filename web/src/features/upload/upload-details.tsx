import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { ErrorPanel } from '../../components/error-panel';
import { DetailsFields } from '../../components/video-details/details-fields';
import { SaveProblem, SaveStatus } from '../../components/video-details/save-notes';
import { useVideoDraft } from '../../components/video-details/use-video-draft';
import { useText } from '../../lib/i18n';

/** What is said of a video while it is on its way: saved as it is typed. */
export function UploadDetails({ videoId }: { videoId: string }) {
  const { upload } = useText();
  const form = useVideoDraft(videoId, { autosave: true });
  const { draft, query } = form;
  if (!draft) {
    if (query.isError) return <ErrorPanel title={upload.detailsFailed} error={query.error} onRetry={() => void query.refetch()} />;
    return <Box role="status" aria-label={upload.detailsLoading} sx={{ p: 2.5 }}><Skeleton height={56} /><Skeleton height={120} /></Box>;
  }
  return (
    <Box sx={{ display: 'grid', gap: 2, p: { xs: 2, sm: 2.5 }, pt: { xs: 1, sm: 1 } }}>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}><SaveStatus form={form} /></Box>
      <SaveProblem form={form} />
      <DetailsFields draft={draft} onChange={form.change} moderatorWarnings={form.video?.moderatorWarnings ?? []} />
    </Box>
  );
}
