import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel';
import { useFormat, useText } from '../../lib/i18n';
import type { Overview } from './overview-section';

interface Line {
  kind: string;
  running: number;
  waiting: number;
  oldestSeconds: number;
}

/** The queue by kind: how much of it runs, how much waits, and for how long. */
export function linesOf(queue: Overview['queue']): Line[] {
  const lines = new Map<string, Line>();
  for (const { kind, state, count, oldestSeconds } of queue) {
    const line = lines.get(kind) ?? { kind, running: 0, waiting: 0, oldestSeconds: 0 };
    if (state === 'running') line.running += count;
    else {
      line.waiting += count;
      line.oldestSeconds = Math.max(line.oldestSeconds, oldestSeconds);
    }
    lines.set(kind, line);
  }
  return [...lines.values()].sort((one, other) => other.waiting + other.running - one.waiting - one.running);
}

export function WorkPanel({ overview: { queue } }: { overview: Overview }) {
  const { admin } = useText();
  const format = useFormat();
  const lines = linesOf(queue);
  const sum = (of: 'running' | 'waiting') => format.number(lines.reduce((all, line) => all + line[of], 0));
  const longest = Math.max(...lines.map(({ oldestSeconds }) => oldestSeconds), 0);
  const most = Math.max(...lines.map(({ running, waiting }) => running + waiting), 1);
  const oldest = (seconds: number) => (seconds > 0 ? ` (${admin.oldest(format.spokenClock(seconds))})` : '');
  const nameOf = (kind: string) => Object.entries(admin.kinds).find(([name]) => name === kind)?.[1] ?? kind;
  return (
    <Panel
      title={admin.work}
      about={lines.length === 0
        ? admin.nothingToDo
        : `${admin.running}: ${sum('running')} · ${admin.waiting}: ${sum('waiting')}${oldest(longest)}`}
    >
      {lines.length > 0 && (
        <Box component="ul" sx={{ display: 'grid', gap: 1.75, m: 0, p: 0, listStyle: 'none' }}>
          {lines.map(({ kind, running, waiting, oldestSeconds }) => (
            <li key={kind}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between', mb: 0.5 }}>
                <span>{nameOf(kind)}</span>
                <Typography component="span" variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {admin.running}: {format.number(running)} · {admin.waiting}: {format.number(waiting)}{oldest(oldestSeconds)}
                </Typography>
              </Box>
              <LinearProgress
                variant="buffer" value={(running / most) * 100} valueBuffer={((running + waiting) / most) * 100} aria-label={nameOf(kind)}
                sx={{ '& .MuiLinearProgress-dashed': { display: 'none' } }}
              />
            </li>
          ))}
        </Box>
      )}
    </Panel>
  );
}
