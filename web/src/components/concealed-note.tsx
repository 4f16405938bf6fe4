import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useText } from '../lib/i18n';

/** Says, over a picture of which nothing can be made out, why that is so. */
export function ConcealedNote() {
  const { cards } = useText();
  return (
    <Box
      sx={{
        position: 'absolute', inset: 0, display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 0.25, p: 1, textAlign: 'center',
        color: '#fff', bgcolor: 'rgb(15 10 8 / 55%)', fontSize: '0.8rem', fontWeight: 600, lineHeight: 1.25,
        // The lower edge of a small picture is the badges'.
        '@container (max-width: 190px)': { fontSize: '0.7rem', paddingBlockEnd: 3.5, '& svg': { fontSize: 18 } },
      }}
    >
      <WarningAmber aria-hidden sx={{ fontSize: 26 }} />
      {cards.sensitive}
    </Box>
  );
}
