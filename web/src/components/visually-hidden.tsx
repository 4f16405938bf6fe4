import Box from '@mui/material/Box';
import type { ElementType, ReactNode } from 'react';

/** For screen readers only. */
export function VisuallyHidden({ as = 'span', role, children }: { as?: ElementType; role?: 'status'; children: ReactNode }) {
  return (
    <Box
      component={as} role={role}
      sx={{
        position: 'absolute', width: '1px', height: '1px', m: '-1px', p: 0, border: 0, overflow: 'hidden', whiteSpace: 'nowrap',
        clipPath: 'inset(50%)',
      }}
    >
      {children}
    </Box>
  );
}
