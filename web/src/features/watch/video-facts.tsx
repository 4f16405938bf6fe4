import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Alert from '@mui/material/Alert';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { LinkedText } from '../../components/linked-text';
import type { VideoDetail } from '../../lib/api';
import { useFormat } from '../../lib/i18n';

interface VideoFactsProps {
  video: VideoDetail;
  own: boolean;
  onDelete: () => void;
}

/** Everything in words about a video: title, author, date, description, and what is missing of it. */
export function VideoFacts({ video, own, onDelete }: VideoFactsProps) {
  const format = useFormat();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h4" component="h1" sx={{ overflowWrap: 'anywhere' }}>{video.title}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Avatar aria-hidden sx={{ bgcolor: 'primary.main', color: 'primary.contrastText', fontWeight: 600 }}>
          {video.userId.charAt(0).toUpperCase()}
        </Avatar>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 600 }}>{video.userId}</Typography>
          <Typography variant="body2" color="textSecondary" noWrap>
            <time dateTime={video.uploadDate}>{format.date(video.uploadDate)}</time> · {format.age(video.uploadDate)}
          </Typography>
        </Box>
        {own && (
          <Button color="error" variant="outlined" startIcon={<DeleteOutline />} onClick={onDelete}>Delete</Button>
        )}
      </Box>
      {video.notice && <Alert severity="warning">{video.notice}</Alert>}
      {video.description && (
        <Paper variant="outlined" sx={{ p: 2.5, borderRadius: '14px' }}>
          <LinkedText text={video.description} />
        </Paper>
      )}
    </Box>
  );
}
