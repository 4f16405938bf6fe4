import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import People from '@mui/icons-material/PeopleOutlined';
import SlowMotionVideo from '@mui/icons-material/SlowMotionVideo';
import VideoLibrary from '@mui/icons-material/VideoLibraryOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import { useFormat, useText } from '../../lib/i18n';
import type { Overview } from './overview-section';

interface FigureProps {
  label: string;
  value: number;
  icon: SvgIconComponent;
  /** Where what is counted can be seen. */
  to?: string;
  /** Stands out as soon as there is one. */
  alerts?: boolean;
}

/** One number that counts. */
function Figure({ label, value, icon: Icon, to, alerts = false }: FigureProps) {
  const format = useFormat();
  const alarming = alerts && value > 0;
  return (
    <Paper
      variant="outlined" {...(to && { component: Link, to })}
      sx={{
        display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 0.5, p: { xs: 1.75, sm: 2.25 }, borderRadius: '16px', color: 'text.primary',
        textDecoration: 'none', borderColor: alarming ? 'error.main' : 'divider', ...(to && { '&:hover': { bgcolor: 'action.hover' } }),
      }}
    >
      <Typography component="span" color="textSecondary" variant="body2" sx={{ overflowWrap: 'anywhere' }}>{label}</Typography>
      <Icon aria-hidden sx={{ color: alarming ? 'error.main' : 'text.secondary', opacity: alarming ? 1 : 0.7 }} />
      <Typography
        component="span" sx={{ gridColumn: '1 / -1', fontSize: { xs: '1.6rem', sm: '2rem' }, lineHeight: 1.2, fontWeight: 700, fontVariantNumeric: 'tabular-nums', color: alarming ? 'error.main' : 'text.primary' }}
      >
        {format.number(value)}
      </Typography>
    </Paper>
  );
}

/** The instance in six numbers; those that ask for somebody stand out. */
export function Figures({ overview }: { overview: Overview }) {
  const { admin } = useText();
  return (
    <Box sx={{ display: 'grid', gap: { xs: 1.25, sm: 2 }, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(3, minmax(0, 1fr))' } }}>
      <Figure label={admin.accounts} value={overview.users} icon={People} to="/admin/users" />
      <Figure label={admin.videos} value={overview.videos} icon={VideoLibrary} to="/admin/videos" />
      <Figure label={admin.failedVideos} value={overview.failedVideos} icon={ErrorOutlined} to="/admin/videos?which=failed" alerts />
      <Figure label={admin.heldVideos} value={overview.heldVideos} icon={Gavel} to="/admin/videos?which=held" />
      <Figure label={admin.running} value={overview.tasksRunning} icon={SlowMotionVideo} />
      <Figure label={admin.waiting} value={overview.tasksWaiting} icon={HourglassEmpty} />
    </Box>
  );
}
