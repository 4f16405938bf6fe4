import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { channelPath } from '../../lib/channels';
import { useText } from '../../lib/i18n';

export type Section = 'videos' | 'playlists' | 'about';

const sections: readonly Section[] = ['videos', 'playlists', 'about'];

/** The sections of a channel; each is an address of its own. */
export function ChannelTabs({ userId, section }: { userId: string; section: Section }) {
  const { channel } = useText();
  return (
    <Box
      component="nav" aria-label={channel.sections}
      sx={{ display: 'flex', gap: { xs: 1, sm: 3 }, mb: 3, borderBottom: '1px solid', borderColor: 'divider', overflowX: 'auto' }}
    >
      {sections.map((each) => (
        <Box
          key={each} component={Link} to={channelPath(userId) + (each === 'videos' ? '' : `/${each}`)} replace preventScrollReset
          aria-current={each === section ? 'page' : undefined}
          sx={{
            display: 'grid', alignItems: 'center', minHeight: 48, px: 1, color: 'text.secondary', textDecoration: 'none', fontWeight: 600,
            borderBottom: '3px solid transparent', '&:hover': { color: 'text.primary' },
            '&[aria-current]': { color: 'text.primary', borderColor: 'primary.main' },
          }}
        >
          {channel[each]}
        </Box>
      ))}
    </Box>
  );
}
