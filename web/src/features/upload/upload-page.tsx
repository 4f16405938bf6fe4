import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Page, usePageTitle } from '../../components/page';
import { useProblem } from '../../lib/problem';
import { DetailsForm } from './details-form';
import { DropZone } from './drop-zone';
import { SendingPanel } from './sending-panel';
import { SentPanel } from './sent-panel';
import { useUpload } from './upload-context';

function FailedPanel({ error, onRetry, onBack }: { error: unknown; onRetry: () => void; onBack: () => void }) {
  const problem = useProblem();
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Alert severity="error">
        <AlertTitle>The upload did not finish</AlertTitle>
        {problem(error)}
      </Alert>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'flex-end' }}>
        <Button color="inherit" onClick={onBack}>Choose another file</Button>
        <Button variant="contained" onClick={onRetry}>Try again</Button>
      </Box>
    </Box>
  );
}

function Card({ children }: { children: ReactNode }) {
  return <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 }, borderRadius: '20px' }}>{children}</Paper>;
}

function UploadSteps() {
  const { upload, state } = useUpload();
  const [file, setFile] = useState<File | null>(null);
  const startOver = () => {
    setFile(null);
    void upload.cancel();
  };
  switch (state.phase) {
    case 'idle':
      if (!file) return <DropZone onFile={setFile} />;
      return (
        <Card>
          <DetailsForm file={file} onBack={() => setFile(null)} onUpload={(job) => void upload.start(job)} />
        </Card>
      );
    case 'sending':
      return <Card><SendingPanel state={state} onCancel={startOver} /></Card>;
    case 'failed':
      return (
        <Card><FailedPanel error={state.error} onRetry={() => void upload.retry()} onBack={startOver} /></Card>
      );
    case 'sent':
      return (
        <Card>
          <SentPanel
            key={state.videoId}
            videoId={state.videoId}
            title={state.job.title}
            onRetry={() => void upload.retry()}
            onAnother={() => {
              setFile(null);
              upload.reset();
            }}
          />
        </Card>
      );
  }
}

export default function UploadPage() {
  usePageTitle('Upload');
  return (
    <Page width={760}>
      <Typography variant="h4" component="h1" sx={{ mb: 3 }}>Upload a video</Typography>
      <UploadSteps />
    </Page>
  );
}
