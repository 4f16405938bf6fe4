import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';

/** Rows below each other, in one frame. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Paper
      component="ul" variant="outlined" aria-label={label}
      sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'hidden', borderRadius: '16px', '& > li + li': { borderTop: '1px solid', borderColor: 'divider' } }}
    >
      {children}
    </Paper>
  );
}
