import PlaylistPlay from '@mui/icons-material/PlaylistPlayOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { Avatar } from '../components/avatar';
import { useServices } from '../lib/app-context';
import { channelPath, subscribedChannels } from '../lib/channels';
import { useText } from '../lib/i18n';
import { ownPlaylists, playlistPath } from '../lib/playlists';
import { ownDestinations } from './destinations';
import { navigationLink } from './navigation-link';

const mostPlaylists = 6;
const mostChannels = 12;

interface PlaceProps {
  to: string;
  exact?: boolean;
  onGo: (() => void) | undefined;
  icon: ReactNode;
  children: string;
}

function Place({ to, exact = false, onGo, icon, children }: PlaceProps) {
  return (
    <li>
      <Box component={NavLink} to={to} end={exact} onClick={onGo} sx={navigationLink}>
        {icon}
        <Box component="bdi" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{children}</Box>
      </Box>
    </li>
  );
}

interface PlacesProps {
  title: string;
  children: ReactNode;
  /** Where the rest is, when this is not all. */
  more?: { to: string; label: string } | false;
  onGo: (() => void) | undefined;
}

function Places({ title, children, more, onGo }: PlacesProps) {
  const id = useId();
  return (
    <Box sx={{ borderTop: '1px solid', borderColor: 'divider', p: 1.5 }}>
      <Typography id={id} component="h2" variant="body2" sx={{ px: 2, py: 0.75, fontWeight: 650, color: 'text.secondary' }}>{title}</Typography>
      <Box component="ul" aria-labelledby={id} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.25, m: 0, p: 0, listStyle: 'none' }}>{children}</Box>
      {more && (
        <Box component={Link} to={more.to} onClick={onGo} sx={{ ...navigationLink, color: 'primary.main', fontWeight: 600 }}>{more.label}</Box>
      )}
    </Box>
  );
}

/** What is a member's own: places, playlists, the channels that they follow. */
export function OwnPlaces({ onGo }: { onGo?: (() => void) | undefined }) {
  const { api } = useServices();
  const { app, library } = useText();
  const playlists = useInfiniteQuery(ownPlaylists(api)).data?.pages[0];
  const channels = useInfiniteQuery(subscribedChannels(api)).data?.pages[0];
  // Watch later stands among the places.
  const plain = playlists?.items.filter(({ kind }) => kind === 'plain') ?? [];
  return (
    <>
      <Places title={library.yours} onGo={onGo}>
        {ownDestinations.map(({ path, label, icon: Icon, exact }) => (
          <Place key={path} to={path} exact={exact === true} onGo={onGo} icon={<Icon aria-hidden />}>{app[label]}</Place>
        ))}
      </Places>
      {plain.length > 0 && (
        <Places title={library.playlists} onGo={onGo} more={plain.length > mostPlaylists && { to: '/playlists', label: library.morePlaylists }}>
          {plain.slice(0, mostPlaylists).map(({ id, title }) => (
            <Place key={id} to={playlistPath(id)} onGo={onGo} icon={<PlaylistPlay aria-hidden />}>{title}</Place>
          ))}
        </Places>
      )}
      {channels && channels.items.length > 0 && (
        <Places
          title={library.channels} onGo={onGo}
          more={(channels.next !== null || channels.items.length > mostChannels) && { to: '/subscriptions/channels', label: library.moreChannels }}
        >
          {channels.items.slice(0, mostChannels).map((channel) => (
            <Place key={channel.userId} to={channelPath(channel.userId)} onGo={onGo} icon={<Avatar person={channel} size={26} />}>{channel.name}</Place>
          ))}
        </Places>
      )}
    </>
  );
}
