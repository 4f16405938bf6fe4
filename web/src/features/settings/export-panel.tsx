import Download from '@mui/icons-material/DownloadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Panel } from '../../components/panel';
import { useServices } from '../../lib/app-context';
import { useFormat, useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { downloadExport } from './download-export';

/** Everything that is kept of the account, as a file. */
export function ExportPanel() {
  const { api } = useServices();
  const { settings, common } = useText();
  const format = useFormat();
  const problem = useProblem();
  const [bytes, setBytes] = useState(0);
  const stop = useRef<AbortController>(null);
  const download = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      setBytes(0);
      return downloadExport(api, stop.current.signal, setBytes);
    },
  });
  const cancel = () => {
    stop.current?.abort();
    // What was stopped has not failed.
    download.reset();
  };
  useEffect(() => () => stop.current?.abort(), []);
  return (
    <Panel
      title={settings.export} about={settings.exportAbout}
      action={(
        <Button variant="outlined" color="inherit" startIcon={<Download />} loading={download.isPending} onClick={() => download.mutate()}>
          {settings.download}
        </Button>
      )}
    >
      {download.isPending && (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <LinearProgress aria-label={settings.export} />
          <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
            <Typography variant="body2" color="textSecondary">{settings.received(format.bytes(bytes))}</Typography>
            <Button size="small" color="inherit" onClick={cancel}>{common.cancel}</Button>
          </Box>
        </Box>
      )}
      {download.isError && <Alert severity="error">{problem(download.error)}</Alert>}
      {download.isSuccess && <Alert severity="success">{settings.exportDone}</Alert>}
    </Panel>
  );
}
