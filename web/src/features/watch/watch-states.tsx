import SearchOff from '@mui/icons-material/SearchOff';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router';
import { StatePanel } from '../../components/state-panel';
import { useText } from '../../lib/i18n';
import { CompactCardSkeleton } from './compact-card';
import { WatchLayout } from './watch-layout';

/** The page before anything is known of the video. */
export function WatchSkeleton() {
  const { watch } = useText();
  return (
    <Box role="status" aria-label={watch.loading}>
      <WatchLayout
        theatre={false}
        player={<Skeleton variant="rectangular" sx={{ aspectRatio: '16 / 9', height: 'auto', maxHeight: 'calc(100dvh - 200px)', borderRadius: { sm: '14px' } }} />}
        main={(
          <>
            <Skeleton width="70%" height={38} />
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, my: 1 }}>
              <Skeleton variant="circular" width={44} height={44} />
              <Skeleton width="28%" />
            </Box>
            <Skeleton variant="rounded" height={96} sx={{ borderRadius: '14px' }} />
          </>
        )}
        side={<Box sx={{ display: 'grid', gap: 1.5 }}>{[1, 2, 3, 4, 5].map((place) => <CompactCardSkeleton key={place} />)}</Box>}
      />
    </Box>
  );
}

/** Deleted, private, or never there: the server does not say which. */
export function Missing() {
  const { common, watch } = useText();
  return (
    <StatePanel
      icon={<SearchOff />} title={watch.missing} heading="h1"
      action={<Button component={Link} to="/" variant="contained">{common.seeNewest}</Button>}
    >
      {watch.missingWhy}
    </StatePanel>
  );
}
