import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useServices } from '../../lib/app-context';
import { useFormat } from '../../lib/i18n';
import { fileProblem } from './file-check';

/** Takes one file, dropped or chosen, and says why when it cannot. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const { config } = useServices();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    const found = files.length > 1 ? 'One video at a time, please.' : fileProblem(format, file, config.maxUploadBytes);
    setProblem(found);
    if (found === null) onFile(file);
  };

  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      sx={{
        display: 'grid', justifyItems: 'center', gap: 1.5, px: 3, py: { xs: 6, sm: 9 }, textAlign: 'center',
        border: '2px dashed', borderRadius: '20px', transition: 'background-color 150ms, border-color 150ms',
        borderColor: over ? 'primary.main' : 'divider', bgcolor: over ? 'action.hover' : 'background.paper',
      }}
    >
      <CloudUpload color="primary" sx={{ fontSize: 64 }} aria-hidden />
      <Typography variant="h5" component="p">Drop a video here</Typography>
      <Typography color="textSecondary">
        Any common format. It can be watched moments after it arrives.
        {config.maxUploadBytes > 0 && ` Up to ${format.bytes(config.maxUploadBytes)}.`}
      </Typography>
      <Button variant="contained" size="large" onClick={() => input.current?.click()}>Choose a file</Button>
      <input
        ref={input}
        type="file"
        accept="video/*,audio/*,.mkv,.mov,.mp4,.webm,.avi,.ts,.m4v,.flv,.wmv,.mpg,.mpeg"
        hidden
        aria-label="Video file"
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was refused or cancelled.
          event.target.value = '';
        }}
      />
      {problem && <Alert severity="error" sx={{ mt: 1 }}>{problem}</Alert>}
    </Box>
  );
}
