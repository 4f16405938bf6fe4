import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** One sentence below the title. */
  about?: ReactNode;
  /** Beside the title. */
  action?: ReactNode;
  /** Framed as something that cannot be undone. */
  danger?: boolean;
  children?: ReactNode;
}

/** A part of a page with a headline of its own. */
export function Panel({ title, about, action, danger = false, children }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section" variant="outlined" aria-labelledby={id}
      sx={{ p: { xs: 2, sm: 3 }, borderRadius: '16px', borderColor: danger ? 'error.main' : 'divider' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id={id} component="h2" sx={{ fontSize: '1.1rem', fontWeight: 650 }}>{title}</Typography>
        {action}
      </Box>
      {about && <Typography color="textSecondary" variant="body2" sx={{ mt: 0.5, maxWidth: '64ch' }}>{about}</Typography>}
      {children && <Box sx={{ mt: 2.5, '&:empty': { display: 'none' } }}>{children}</Box>}
    </Paper>
  );
}
