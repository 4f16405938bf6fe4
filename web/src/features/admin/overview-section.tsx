import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { answerOf, type Answer } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { DiskPanel } from './disk-panel';
import { WorkPanel } from './work-panel';

export type Overview = Answer<'/api/admin/overview', 'get'>;

const refreshMilliseconds = 5000;

/** One number that counts; leads to what it counts. */
function Figure({ label, value, to }: { label: string; value: number; to: string }) {
  const format = useFormat();
  return (
    <Paper
      component={Link} to={to} variant="outlined"
      sx={{ display: 'block', p: 2.5, borderRadius: '16px', textDecoration: 'none', '&:hover': { bgcolor: 'action.hover' } }}
    >
      <Typography component="span" color="textSecondary" variant="body2" sx={{ display: 'block' }}>{label}</Typography>
      <Typography
        component="span" sx={{ fontSize: '2rem', fontWeight: 700, fontVariantNumeric: 'tabular-nums', color: 'text.primary' }}
      >
        {format.number(value)}
      </Typography>
    </Paper>
  );
}

export default function OverviewSection() {
  const { api } = useServices();
  const { admin } = useText();
  const overview = useQuery({
    queryKey: ['admin', 'overview'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/overview', { signal })),
    refetchInterval: refreshMilliseconds,
  });
  if (overview.isPending) return <RowsSkeleton label={admin.loading} rows={3} height={130} />;
  if (!overview.data) return <ErrorPanel title={admin.overviewFailed} error={overview.error} onRetry={() => void overview.refetch()} />;
  const { users, videos } = overview.data;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
        <Figure label={admin.accounts} value={users} to="/admin/users" />
        <Figure label={admin.videos} value={videos} to="/admin/videos" />
      </Box>
      <DiskPanel overview={overview.data} />
      <WorkPanel overview={overview.data} />
      <Typography variant="body2" color="textSecondary">{admin.refreshed}</Typography>
    </Box>
  );
}
