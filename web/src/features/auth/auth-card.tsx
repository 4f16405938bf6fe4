import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import mark from '../../components/mark.svg';

/** What the pages about getting in look like. */
export function AuthCard({ title, reason, children }: { title: string; reason?: string | undefined; children?: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', px: 2, py: { xs: 3, sm: 8 } }}>
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 440, p: { xs: 3, sm: 4.5 }, borderRadius: '20px' }}>
        <Box component="img" src={mark} alt="" sx={{ width: 44, height: 44, display: 'block', mb: 2 }} />
        <Typography variant="h4" component="h1">{title}</Typography>
        {reason && <Typography color="textSecondary" sx={{ mt: 1 }}>{reason}</Typography>}
        {children}
      </Paper>
    </Box>
  );
}
