import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useServices } from '../lib/app-context';
import { useFormat, useText } from '../lib/i18n';
import { storageUsage } from '../lib/usage';

/** From here on the meter warns. */
const nearlyFull = 0.9;

/** How much of one's room is taken; without a quota just how much that is. Says nothing until it is known. */
export function StorageMeter() {
  const { api } = useServices();
  const { details } = useText();
  const format = useFormat();
  const id = useId();
  const { data } = useQuery(storageUsage(api));
  if (!data) return null;
  const taken = data.used + data.uploading;
  const { quota } = data;
  if (typeof quota !== 'number' || quota <= 0) {
    return <Typography variant="body2" color="textSecondary">{details.stored(format.bytes(taken))}</Typography>;
  }
  const share = Math.min(1, taken / quota);
  return (
    <Box sx={{ display: 'grid', gap: 0.75, width: '100%', maxWidth: 320 }}>
      <Typography id={id} variant="body2" color={share >= nearlyFull ? 'error' : 'textSecondary'}>
        {details.storedOf(format.bytes(taken), format.bytes(quota))}
      </Typography>
      <LinearProgress variant="determinate" value={share * 100} color={share >= nearlyFull ? 'error' : 'primary'} aria-labelledby={id} />
    </Box>
  );
}
