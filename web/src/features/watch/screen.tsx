import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** In the place and the size of the player, while there is none. */
export function Screen({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 2, aspectRatio: '16 / 9', width: '100%',
        maxHeight: 'calc(100dvh - 200px)', p: 3, borderRadius: { xs: 0, sm: '14px' }, bgcolor: '#17100c', color: '#fff',
        textAlign: 'center',
      }}
    >
      {children}
    </Box>
  );
}
