import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../lib/i18n';

interface ShelfProps {
  title: string;
  /** Where all of it is. */
  to: string;
  children: ReactNode;
}

/** The beginning of a list in one row, with a way to all of it; narrow screens push it sideways. */
export function Shelf({ title, to, children }: ShelfProps) {
  const id = useId();
  const { cards } = useText();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mb: 4.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2, mb: 1.5 }}>
        <Typography id={id} variant="h5" component="h2">{title}</Typography>
        <Button component={Link} to={to} aria-label={cards.allOf(title)} sx={{ flex: 'none' }}>{cards.seeAll}</Button>
      </Box>
      <Box
        sx={{
          display: 'grid', gridAutoFlow: 'column', columnGap: 2, overflowX: 'auto', scrollSnapType: 'x proximity',
          // Room for the outline of what is focused.
          m: -0.75, p: 0.75, scrollPaddingInline: '6px',
          gridAutoColumns: { xs: '72%', sm: 'calc((100% - 16px) / 2)', md: 'calc((100% - 32px) / 3)', xl: 'calc((100% - 48px) / 4)' },
          '& > *': { scrollSnapAlign: 'start' },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
