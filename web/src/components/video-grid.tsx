import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useText } from '../lib/i18n';
import { VideoCardSkeleton } from './video-card';

/** Cards in as many columns as there is room for. */
export function VideoGrid({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <Box
      role={label ? 'status' : undefined}
      aria-label={label}
      sx={{
        display: 'grid', columnGap: 2.5, rowGap: 4,
        gridTemplateColumns: {
          xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))', xl: 'repeat(4, minmax(0, 1fr))',
        },
      }}
    >
      {children}
    </Box>
  );
}

export function VideoGridSkeleton({ label }: { label?: string }) {
  const { common } = useText();
  return (
    <VideoGrid label={label ?? common.videosLoading}>
      {Array.from({ length: 8 }, (_, index) => <VideoCardSkeleton key={index} />)}
    </VideoGrid>
  );
}
