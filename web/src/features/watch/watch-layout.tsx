import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Beside the player there is room for a column from this width on. */
export const twoColumns = 'lg';

interface WatchLayoutProps {
  player: ReactNode;
  /** The player takes the whole width, and the column begins below it. */
  theatre: boolean;
  main: ReactNode;
  /** Nothing: the player is wider. */
  side: ReactNode;
}

/** The places of a watch page. The player stays where it is in the document, whatever the width: so it goes on playing. */
export function WatchLayout({ player, theatre, main, side }: WatchLayoutProps) {
  return (
    <Box
      sx={{
        display: { xs: 'block', [twoColumns]: 'grid' },
        gridTemplateColumns: `minmax(24px, 1fr) minmax(0, 1280px) ${side ? '408px' : '0'} minmax(24px, 1fr)`, gridTemplateRows: 'auto 1fr',
        paddingBlockEnd: 6,
      }}
    >
      <Box
        sx={{
          gridColumn: theatre ? '1 / -1' : 2, gridRow: 1, minWidth: 0, bgcolor: theatre ? '#000' : undefined,
          px: { xs: 0, sm: theatre ? 0 : 3, [twoColumns]: 0 }, pt: { xs: 0, sm: theatre ? 0 : 3 },
          // On a phone that is held upright the picture stays in sight while one reads on.
          '@media (max-width: 599px) and (orientation: portrait)': { position: 'sticky', top: 64, zIndex: 3 },
        }}
      >
        {player}
      </Box>
      <Box sx={{ gridColumn: 2, gridRow: 2, minWidth: 0, px: { xs: 2, sm: 3, [twoColumns]: 0 }, pt: 2 }}>{main}</Box>
      <Box
        sx={{
          gridColumn: 3, gridRow: theatre ? 2 : '1 / span 2', minWidth: 0, px: { xs: 2, sm: 3, [twoColumns]: 0 },
          paddingInlineStart: { [twoColumns]: side ? 3 : 0 }, pt: side ? 3 : 0,
        }}
      >
        {side}
      </Box>
    </Box>
  );
}
