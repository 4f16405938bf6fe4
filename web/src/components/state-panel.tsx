import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useText } from '../lib/i18n';

interface StatePanelProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out at once: for failures. */
  urgent?: boolean;
  /** h1 where the panel is the whole page. */
  heading?: 'h1' | 'h2';
}

/** Says why there is no content here and what to do about it. */
export function StatePanel({ icon, title, children, action, urgent = false, heading = 'h2' }: StatePanelProps) {
  return (
    <Box
      role={urgent ? 'alert' : undefined}
      sx={{ display: 'grid', justifyItems: 'center', gap: 1.5, py: { xs: 7, md: 11 }, px: 2, textAlign: 'center' }}
    >
      <Box
        aria-hidden
        sx={{
          display: 'grid', placeContent: 'center', width: 88, height: 88, mb: 1, borderRadius: '50%',
          bgcolor: 'action.hover', color: 'primary.main', '& svg': { fontSize: 42 },
        }}
      >
        {icon}
      </Box>
      <Typography variant="h5" component={heading}>{title}</Typography>
      {children && (
        <Typography color="textSecondary" component="div" sx={{ maxWidth: '46ch' }}>{children}</Typography>
      )}
      {action && <Box sx={{ mt: 1.5 }}>{action}</Box>}
    </Box>
  );
}

export function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <Button variant="contained" onClick={onRetry}>
      {useText().common.tryAgain}
    </Button>
  );
}
