import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useFormat, useText } from '../lib/i18n';
import { byHeight, describeStage, type Progress } from '../lib/progress';
import type { Link } from '../lib/live-connection';

function Rendition({ label, percent }: { label: string; percent: number }) {
  const { work } = useText();
  const format = useFormat();
  const done = percent >= 100;
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '64px 1fr 56px', alignItems: 'center', gap: 1.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, textTransform: /^\d/.test(label) ? 'none' : 'capitalize' }}>
        {label}
      </Typography>
      <LinearProgress variant="determinate" value={percent} color={done ? 'success' : 'primary'} aria-label={label} />
      <Typography variant="body2" color="textSecondary" sx={{ textAlign: 'end', fontVariantNumeric: 'tabular-nums' }}>
        {done ? work.ready : format.percent(percent / 100)}
      </Typography>
    </Box>
  );
}

/** The live state of a video's work: what is going on, how long it will take, and a bar for every quality. */
export function WorkProgress({ progress, link }: { progress: Progress | null; link: Link }) {
  const { work } = useText();
  const format = useFormat();
  const labels = Object.keys(progress?.progress ?? {}).sort(byHeight);
  const eta = progress?.status === 'TRANSCODING' ? progress.etaSeconds : null;
  const lost = link === 'waiting';
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between' }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {progress ? describeStage(work, progress) : work.asking}
        </Typography>
        <Typography color="textSecondary" variant="body2">
          {lost ? work.connectionLost : eta !== null && work.left(format.timeLeft(eta))}
        </Typography>
      </Box>
      {labels.length > 0 ? (
        <Box component="ul" sx={{ display: 'grid', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {labels.map((label) => (
            <Rendition key={label} label={label} percent={progress?.progress?.[label] ?? 0} />
          ))}
        </Box>
      ) : (
        <LinearProgress aria-label={work.processing} />
      )}
    </Box>
  );
}
