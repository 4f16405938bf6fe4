import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { Panel } from '../../components/panel';
import { answerOf } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { historySettings } from '../../lib/history';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { ExportPanel } from './export-panel';
import { SwitchRow } from './switch-row';
import { WithAccount } from './with-account';

const DeleteAccountDialog = lazy(() => import('./delete-account-dialog'));

function HistoryPanel() {
  const { api } = useServices();
  const queries = useQueryClient();
  const problem = useProblem();
  const { settings } = useText();
  const options = historySettings(api);
  const kept = useQuery(options);
  const pausing = useMutation({
    mutationFn: (paused: boolean) => answerOf(api.PUT('/api/user/history/settings', { body: { paused } })),
    onSuccess: (answer) => queries.setQueryData(options.queryKey, answer),
  });
  if (kept.isError) return <ErrorPanel title={settings.historyFailed} error={kept.error} onRetry={() => void kept.refetch()} />;
  return (
    <Panel title={settings.history} action={<Button component={Link} to="/history" variant="outlined" color="inherit">{settings.seeHistory}</Button>}>
      {kept.data ? (
        <SwitchRow
          label={settings.pauseHistory} about={settings.pauseHistoryAbout} disabled={pausing.isPending}
          checked={pausing.isPending ? pausing.variables : kept.data.paused} onChange={(paused) => pausing.mutate(paused)}
        />
      ) : <Skeleton height={56} />}
      {pausing.isError && <Alert severity="error" sx={{ mt: 1.5 }}>{problem(pausing.error)}</Alert>}
    </Panel>
  );
}

export default function PrivacySection() {
  const { settings } = useText();
  const [deleting, setDeleting] = useState(false);
  return (
    <WithAccount>
      {(account) => (
        <>
          <HistoryPanel />
          <ExportPanel />
          <Panel
            title={settings.deleteAccount} about={settings.deleteAccountAbout} danger
            action={<Button color="error" variant="outlined" onClick={() => setDeleting(true)}>{settings.deleteAccount}</Button>}
          />
          {deleting && (
            <Suspense fallback={null}><DeleteAccountDialog account={account} onClose={() => setDeleting(false)} /></Suspense>
          )}
        </>
      )}
    </WithAccount>
  );
}
