import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useFormat } from '../../lib/i18n';
import type { UploadState } from './upload-controller';

interface SendingPanelProps {
  state: Extract<UploadState, { phase: 'sending' }>;
  onCancel: () => void;
}

export function SendingPanel({ state: { job, sent, bytesPerSecond }, onCancel }: SendingPanelProps) {
  const format = useFormat();
  const total = job.file.size;
  const share = (sent / total) * 100;
  const everythingSent = sent >= total;
  const left = bytesPerSecond ? (total - sent) / bytesPerSecond : null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>{job.title}</Typography>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {everythingSent ? 'Storing the file …' : 'Uploading'}
        </Typography>
        <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{Math.floor(share)} %</Typography>
      </Box>
      <LinearProgress
        variant={everythingSent ? 'indeterminate' : 'determinate'}
        value={share}
        aria-label="Upload"
        sx={{ height: 10 }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {format.bytes(sent)} of {format.bytes(total)}
          {bytesPerSecond !== null && ` · ${format.bytes(bytesPerSecond)}/s`}
          {left !== null && !everythingSent && ` · ${format.timeLeft(left)} left`}
        </Typography>
        <Button color="inherit" onClick={onCancel}>Cancel</Button>
      </Box>
      <Typography variant="body2" color="textSecondary">
        You can look around meanwhile; just keep this tab open.
      </Typography>
    </Box>
  );
}
