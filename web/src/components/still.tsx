import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import { lazy, Suspense, type ReactNode } from 'react';
import type { VideoListItem } from '../lib/api';
import { useServices } from '../lib/app-context';
import { formatClock } from '../lib/format';
import { useFormat, useText } from '../lib/i18n';
import { storyboardUrl, thumbnailUrl } from '../lib/media-urls';
import { usePreferences } from '../lib/preferences';
import { prefersReducedMotion } from '../lib/reduced-motion';
import { ConcealedNote } from './concealed-note';
import { Thumbnail } from './thumbnail';
import { useConcealed } from './use-concealed';

const CardPreview = lazy(() => import('./card-preview'));

const badge = {
  position: 'absolute', bottom: 8, px: 0.9, py: 0.15, borderRadius: '6px', fontSize: '0.76rem', fontWeight: 600,
  color: '#fff', bgcolor: 'rgb(15 10 8 / 84%)', fontVariantNumeric: 'tabular-nums',
} as const;

/** A bar along the lower edge: how much of a video one has seen. */
function SeenBar({ share }: { share: number }) {
  const { cards } = useText();
  const format = useFormat();
  return (
    <Box
      role="img" aria-label={cards.seen(format.percent(share))}
      sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 4, bgcolor: 'rgb(255 255 255 / 45%)' }}
    >
      <Box sx={{ height: 1, width: `${Math.max(2, share * 100)}%`, bgcolor: '#e8590c' }} />
    </Box>
  );
}

interface StillProps {
  video: VideoListItem;
  /** How much of it one has seen, between 0 and 1. */
  seen?: number | null;
  /** Someone dwells on it: it shows what is in the video, where that may move and the line is not to be spared. */
  lively?: boolean;
  urgent?: boolean;
  children?: ReactNode;
}

/** A video's picture with what belongs on it: length, state, who may see it, how far one has watched. */
export function Still({ video, seen = null, lively = false, urgent = false, children }: StillProps) {
  const { config } = useServices();
  const { common } = useText();
  const { reduceData } = usePreferences();
  const concealed = useConcealed(video);
  const storyboard = lively && !concealed && !reduceData && !prefersReducedMotion() ? storyboardUrl(config, video) : null;
  const lowered = seen === null ? {} : { bottom: 11 };
  const hidden = video.visibility === 'private' ? common.private : video.visibility === 'unlisted' ? common.unlisted : null;
  return (
    <Box className="still" sx={{ position: 'relative', containerType: 'inline-size', borderRadius: '14px', overflow: 'hidden' }}>
      <Box className="zoom" sx={{ transition: 'transform 220ms', '@media (prefers-reduced-motion: reduce)': { transition: 'none' } }}>
        <Thumbnail src={thumbnailUrl(config, video)} concealed={concealed} urgent={urgent} />
      </Box>
      {storyboard && <Suspense fallback={null}><CardPreview url={storyboard} /></Suspense>}
      {concealed && <ConcealedNote />}
      {children}
      {!video.finished && (
        <Box component="span" sx={{ ...badge, ...lowered, insetInlineStart: 8, bgcolor: '#b93a07' }}>{common.processing}</Box>
      )}
      {hidden && (
        <Box component="span" sx={{ ...badge, bottom: 'auto', top: 8, insetInlineStart: 8, display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <VisibilityOff aria-hidden sx={{ fontSize: 14 }} />
          {hidden}
        </Box>
      )}
      {typeof video.duration === 'number' && (
        <Box component="span" sx={{ ...badge, ...lowered, insetInlineEnd: 8 }}>{formatClock(video.duration)}</Box>
      )}
      {seen !== null && <SeenBar share={seen} />}
    </Box>
  );
}
