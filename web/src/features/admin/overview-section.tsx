import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../components/error-panel';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { answerOf, type Answer } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { DiskPanel } from './disk-panel';
import { Figures } from './figures';
import { WorkPanel } from './work-panel';

export type Overview = Answer<'/api/admin/overview', 'get'>;

const refreshMilliseconds = 5000;

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
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Figures overview={overview.data} />
      <DiskPanel overview={overview.data} />
      <WorkPanel overview={overview.data} />
      <Typography variant="body2" color="textSecondary">{admin.refreshed}</Typography>
    </Box>
  );
}
