import Gavel from '@mui/icons-material/GavelOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { Thumbnail } from '../../components/thumbnail';
import { useServices } from '../../lib/app-context';
import { channelPath } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';
import { thumbnailUrl } from '../../lib/media-urls';
import { useServerWords } from '../../lib/problem';
import { useVocabulary } from '../../lib/vocabulary';
import type { AdminVideo } from './admin-lists';
import { VideoActions } from './video-actions';

/** Whether a moderator may see it: private and held videos are their owners' alone. */
const isOpen = (video: AdminVideo) => !video.held && video.visibility !== 'private';

function Chips({ video }: { video: AdminVideo }) {
  const { admin, common } = useText();
  const { warning } = useVocabulary();
  const warnings = [...new Set([...video.contentWarnings, ...video.moderatorWarnings])];
  const state = Object.entries(admin.states).find(([name]) => name === video.state)?.[1] ?? video.state;
  const failed = video.state === 'FAILED';
  return (
    <>
      {video.state !== 'PUBLIC' && <Chip size="small" variant="outlined" color={failed ? 'error' : 'default'} label={state} />}
      {video.held && <Chip size="small" color="error" icon={<Gavel />} label={admin.held} />}
      {video.visibility === 'private' && <Chip size="small" variant="outlined" icon={<Lock />} label={common.private} />}
      {video.visibility === 'unlisted' && <Chip size="small" variant="outlined" label={common.unlisted} />}
      {warnings.map((kind) => <Chip key={kind} size="small" variant="outlined" icon={<WarningAmber />} label={warning(kind)} />)}
    </>
  );
}

/** One video with its owner, its state and, if it failed, why. */
export function VideoRow({ video }: { video: AdminVideo }) {
  const inWords = useServerWords();
  const { config } = useServices();
  const format = useFormat();
  const watchable = isOpen(video) && video.state === 'PUBLIC';
  return (
    <Box
      component="li"
      sx={{ display: 'grid', gridTemplateColumns: { xs: '96px minmax(0, 1fr) auto', sm: '132px minmax(0, 1fr) auto' }, gap: { xs: 1.5, sm: 2 }, p: 1.5, alignItems: 'start' }}
    >
      <Box aria-hidden sx={{ borderRadius: '10px', overflow: 'hidden' }}><Thumbnail src={watchable ? thumbnailUrl(config, video) : null} /></Box>
      <Box sx={{ minWidth: 0, display: 'grid', gap: 0.25, justifyItems: 'start' }}>
        {watchable
          ? <Link component={RouterLink} to={`/watch/${video.id}`} color="textPrimary" underline="hover" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}><bdi>{video.title}</bdi></Link>
          : <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}><bdi>{video.title}</bdi></Typography>}
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <Link component={RouterLink} to={channelPath(video.userId)} color="inherit"><bdi>{video.userId}</bdi></Link>
          {' · '}{format.age(video.uploadDate)} · {format.bytes(video.originalBytes)}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5, '&:empty': { display: 'none' } }}><Chips video={video} /></Box>
        {video.error && <Typography variant="body2" color="error" sx={{ overflowWrap: 'anywhere' }}>{inWords(video.error)}</Typography>}
      </Box>
      <VideoActions video={video} watchable={watchable} />
    </Box>
  );
}
