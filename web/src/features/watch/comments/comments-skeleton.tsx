import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useText } from '../../../lib/i18n';

export function CommentsSkeleton() {
  const { comments } = useText();
  return (
    <Box role="status" aria-label={comments.loading} sx={{ display: 'grid', gap: 3 }}>
      {[60, 90, 40].map((width) => (
        <Box key={width} sx={{ display: 'flex', gap: 1.5 }}>
          <Skeleton variant="circular" width={40} height={40} />
          <Box sx={{ flex: 1 }}>
            <Skeleton width="24%" />
            <Skeleton width={`${width}%`} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
