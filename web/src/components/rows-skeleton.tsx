import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** Stands in for a list of rows, or a form, that is on its way. */
export function RowsSkeleton({ label, rows = 5, height = 64 }: { label: string; rows?: number; height?: number }) {
  return (
    <Box role="status" aria-label={label} sx={{ display: 'grid', gap: 1.5 }}>
      {Array.from({ length: rows }, (_, index) => <Skeleton key={index} variant="rounded" height={height} sx={{ borderRadius: '12px' }} />)}
    </Box>
  );
}
