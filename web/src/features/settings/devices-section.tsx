import Computer from '@mui/icons-material/ComputerOutlined';
import PhoneAndroid from '@mui/icons-material/PhoneAndroidOutlined';
import Tablet from '@mui/icons-material/TabletAndroidOutlined';
import Terminal from '@mui/icons-material/Terminal';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { Panel } from '../../components/panel';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { useToast } from '../../components/toast';
import { answerOf, ApiError, type Answer } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { clientName } from '../../lib/client-name';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';

type Device = Answer<'/api/user/sessions', 'get'>[number];

const icons = { phone: PhoneAndroid, tablet: Tablet, computer: Computer, program: Terminal };

function DeviceRow({ device }: { device: Device }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const problem = useProblem();
  const { settings } = useText();
  const format = useFormat();
  const ending = useMutation({
    mutationFn: async () => {
      try {
        await answerOf(api.DELETE('/api/user/sessions/{sessionId}', { params: { path: { sessionId: device.id } } }));
      } catch (error) {
        // Ended already.
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const { browser, system, kind } = clientName(device.client);
  const Icon = icons[kind];
  const name = browser && system ? settings.browserOn(browser, system) : browser ?? system ?? settings.unknownDevice;
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', gap: 2, alignItems: 'center', py: 1.5 }}>
      <Icon aria-hidden sx={{ color: 'text.secondary' }} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', fontWeight: 600 }}>
          {name}
          {device.current && <Chip size="small" color="success" variant="outlined" label={settings.thisDevice} />}
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{device.address}</bdi> · <time dateTime={device.lastUsed} title={format.moment(device.lastUsed)}>{format.age(device.lastUsed)}</time>
        </Typography>
        {ending.isError && <Alert severity="error" sx={{ mt: 1 }}>{problem(ending.error)}</Alert>}
      </Box>
      {!device.current && (
        <Button variant="outlined" color="inherit" size="small" loading={ending.isPending} onClick={() => ending.mutate()} aria-label={settings.logOutOf(name)}>
          {settings.logOutThere}
        </Button>
      )}
    </Box>
  );
}

function LogOutEverywhere() {
  const { api, session } = useServices();
  const problem = useProblem();
  const toast = useToast();
  const navigate = useNavigate();
  const { settings, common } = useText();
  const [asking, setAsking] = useState(false);
  const ending = useMutation({
    mutationFn: () => answerOf(api.POST('/api/auth/logout-everywhere')),
    onSuccess: () => {
      session.logOut();
      toast(settings.loggedOutEverywhere);
      void navigate('/login');
    },
  });
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsking(true)}>{settings.logOutEverywhere}</Button>
      <ConfirmDialog
        open={asking} title={settings.logOutEverywhereTitle} text={settings.logOutEverywhereWhy} confirmLabel={settings.logOutEverywhere}
        keepLabel={common.cancel} busy={ending.isPending} problem={ending.isError ? problem(ending.error) : null}
        onConfirm={() => ending.mutate()}
        onClose={() => {
          ending.reset();
          setAsking(false);
        }}
      />
    </>
  );
}

export default function DevicesSection() {
  const { api } = useServices();
  const { settings } = useText();
  const devices = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/user/sessions', { signal })),
  });
  if (devices.isPending) return <RowsSkeleton label={settings.loading} />;
  if (!devices.data) return <ErrorPanel title={settings.devicesFailed} error={devices.error} onRetry={() => void devices.refetch()} />;
  return (
    <Panel title={settings.devices} about={settings.devicesAbout} action={<LogOutEverywhere />}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', '& > li + li': { borderTop: '1px solid', borderColor: 'divider' } }}>
        {devices.data.map((device) => <DeviceRow key={device.id} device={device} />)}
      </Box>
    </Panel>
  );
}
