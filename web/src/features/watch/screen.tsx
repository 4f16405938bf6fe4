import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** In the place and the size of the player, while there is none. `poster`: what the player will show first. */
export function Screen({ poster, children }: { poster?: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        position: 'relative', aspectRatio: '16 / 9', width: '100%', maxHeight: 'calc(100dvh - 200px)', overflow: 'hidden',
        borderRadius: { xs: 0, sm: '14px' }, bgcolor: poster ? '#000' : '#17100c', color: '#fff',
      }}
    >
      {poster && (
        <Box component="img" src={poster} alt="" sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' }} />
      )}
      <Box sx={{ position: 'absolute', inset: 0, display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 2, p: 3, textAlign: 'center' }}>
        {children}
      </Box>
    </Box>
  );
}
