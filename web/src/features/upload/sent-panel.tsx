import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { WorkProgress } from '../../components/work-progress';
import { asSentence } from '../../lib/problem';
import { useProgress } from '../../lib/use-progress';

interface SentPanelProps {
  videoId: string;
  title: string;
  onRetry: () => void;
  onAnother: () => void;
}

/** What the server makes of the file, live, and the way to watch it. */
export function SentPanel({ videoId, title, onRetry, onAnother }: SentPanelProps) {
  const { progress, link } = useProgress(videoId);
  const queries = useQueryClient();
  const status = progress?.status;
  const playable = progress?.playable ?? false;

  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['videos'] });
  }, [queries, status, playable]);

  const failed = status === 'ERROR';
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
      {failed ? (
        <Alert severity="error">
          <AlertTitle>This video could not be processed</AlertTitle>
          {asSentence(progress?.error ?? 'The server gave no reason')}
        </Alert>
      ) : (
        <WorkProgress progress={progress} link={link} />
      )}
      {progress?.notice && <Alert severity="warning">{progress.notice}</Alert>}
      {playable && status === 'TRANSCODING' && (
        <Alert severity="success" icon={<CheckCircle />}>It can be watched already; more qualities follow.</Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, justifyContent: 'flex-end' }}>
        <Button color="inherit" onClick={onAnother}>{failed ? 'Choose another file' : 'Upload another'}</Button>
        {failed && <Button variant="contained" onClick={onRetry}>Try again</Button>}
        {playable && (
          <Button component={Link} to={`/watch/${videoId}`} variant="contained" startIcon={<PlayArrow />}>
            Watch now
          </Button>
        )}
      </Box>
    </Box>
  );
}
