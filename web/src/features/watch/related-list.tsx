import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/error-panel';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { setPreference, usePreferences } from '../../lib/preferences';
import { CompactCard, CompactCardSkeleton } from './compact-card';
import { relatedTo } from './related';
import { twoColumns } from './watch-layout';

/** Beside the player one below the other; below it as many as there is room for. */
const columns = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', [twoColumns]: 'minmax(0, 1fr)' } } as const;

function AutoplaySwitch() {
  const { watch } = useText();
  const { autoplayNext } = usePreferences();
  return (
    <FormControlLabel
      labelPlacement="start" label={watch.autoplay} sx={{ m: 0, gap: 0.5, '& .MuiFormControlLabel-label': { fontSize: '0.85rem' } }}
      control={<Switch size="small" checked={autoplayNext} onChange={(_, checked) => setPreference('autoplayNext', checked)} />}
    />
  );
}

function Related({ videoId }: { videoId: string }) {
  const { api } = useServices();
  const { watch } = useText();
  const related = useQuery(relatedTo(api, videoId));
  if (related.isPending) {
    return (
      <Box role="status" aria-label={watch.relatedLoading} sx={columns}>
        {[1, 2, 3, 4, 5, 6].map((place) => <CompactCardSkeleton key={place} />)}
      </Box>
    );
  }
  if (!related.data) return <ErrorPanel title={watch.relatedFailed} error={related.error} onRetry={() => void related.refetch()} />;
  if (related.data.length === 0) return <Typography color="textSecondary">{watch.relatedNone}</Typography>;
  return (
    <Box sx={columns}>
      {related.data.map((video) => <CompactCard key={video.id} video={video} to={`/watch/${video.id}`} />)}
    </Box>
  );
}

/** What to watch next. `leads`: its first one follows this video, as no playlist says otherwise. */
export function RelatedList({ videoId, leads }: { videoId: string; leads: boolean }) {
  const { watch } = useText();
  return (
    <Box component="section" aria-label={watch.related} sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography variant="h6" component="h2">{leads ? watch.upNext : watch.related}</Typography>
        <AutoplaySwitch />
      </Box>
      <Related videoId={videoId} />
    </Box>
  );
}
