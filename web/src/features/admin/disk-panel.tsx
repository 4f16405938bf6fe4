import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel';
import { useFormat, useText } from '../../lib/i18n';
import type { Overview } from './overview-section';

/** Below this share of free room people should be told. */
const fewFree = 0.1;

/** The disk as a bar: what people sent, what was made of it and lies beside it, and what is left. */
export function DiskPanel({ overview: { originalBytes, freeBytes, diskBytes } }: { overview: Overview }) {
  const { admin } = useText();
  const format = useFormat();
  const all = Math.max(diskBytes, freeBytes, 1);
  const rest = Math.max(0, all - freeBytes - originalBytes);
  const parts = [
    { colour: 'primary.main', bytes: originalBytes, label: admin.originals(format.bytes(originalBytes)) },
    { colour: 'text.secondary', bytes: rest, label: admin.rest(format.bytes(rest)) },
    { colour: 'divider', bytes: freeBytes, label: admin.free(format.bytes(freeBytes)) },
  ];
  return (
    <Panel title={admin.room} about={admin.roomOf(format.bytes(freeBytes), format.bytes(all))}>
      <Box
        role="img" aria-label={admin.roomUsed(format.percent(1 - freeBytes / all))}
        sx={{ display: 'flex', gap: '2px', height: 18, borderRadius: '9px', overflow: 'hidden' }}
      >
        {parts.map(({ colour, bytes, label }) => <Box key={label} sx={{ bgcolor: colour }} style={{ flex: `${bytes / all} 0 0` }} />)}
      </Box>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, m: 0, mt: 1.5, p: 0, listStyle: 'none' }}>
        {parts.map(({ colour, label }) => (
          <Typography key={label} component="li" variant="body2" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box aria-hidden sx={{ width: 12, height: 12, borderRadius: '4px', bgcolor: colour }} />
            {label}
          </Typography>
        ))}
      </Box>
      {freeBytes / all < fewFree && <Alert severity="warning" sx={{ mt: 2 }}>{admin.almostFull}</Alert>}
    </Panel>
  );
}
