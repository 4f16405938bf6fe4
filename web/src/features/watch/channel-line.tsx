import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar';
import { SubscribeButton } from '../../components/subscribe-button';
import type { VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { authorOf, channel, channelPath } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';

/** Whose video it is, how many follow them, and the way to do so. */
export function ChannelLine({ video }: { video: VideoDetail }) {
  const { api } = useServices();
  const { common } = useText();
  const format = useFormat();
  const author = authorOf(video);
  const { data } = useQuery(channel(api, author.userId));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
      <Box
        component={Link} to={channelPath(author.userId)}
        sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0, color: 'inherit', textDecoration: 'none', borderRadius: 2 }}
      >
        <Avatar person={author} size={44} />
        <Box sx={{ minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 600 }}><bdi>{author.name}</bdi></Typography>
          {/* The line is there from the start, so that nothing jumps. */}
          <Typography variant="body2" color="textSecondary" noWrap sx={{ minHeight: '1.43em' }}>
            {data && common.subscribers(data.subscribers, format.compact(data.subscribers))}
          </Typography>
        </Box>
      </Box>
      <Box sx={{ marginInlineStart: { xs: 'auto', sm: 1 }, flex: 'none' }}>
        <SubscribeButton userId={author.userId} name={author.name} />
      </Box>
    </Box>
  );
}
