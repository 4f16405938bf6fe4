import Box from '@mui/material/Box';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar';
import { useServices } from '../../lib/app-context';
import { channelPath, subscribedChannels } from '../../lib/channels';
import { useText } from '../../lib/i18n';

/** The faces of the channels that one follows, in a row to be pushed sideways. */
export function ChannelRow() {
  const { api } = useServices();
  const { subscriptions } = useText();
  const { data } = useInfiniteQuery(subscribedChannels(api));
  const channels = data?.pages[0]?.items ?? [];
  if (channels.length === 0) return null;
  return (
    <Box component="nav" aria-label={subscriptions.channels} sx={{ mb: 3, overflowX: 'auto' }}>
      <Box component="ul" sx={{ display: 'flex', gap: 1, m: 0, p: 0.5, listStyle: 'none' }}>
        {channels.map((channel) => (
          <li key={channel.userId}>
            <Box
              component={Link} to={channelPath(channel.userId)}
              sx={{
                display: 'grid', justifyItems: 'center', gap: 0.75, width: 84, py: 1, borderRadius: '14px', color: 'text.primary',
                textDecoration: 'none', fontSize: '0.8rem', '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Avatar person={channel} size={56} />
              <Box component="bdi" sx={{ maxWidth: 78, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{channel.name}</Box>
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
