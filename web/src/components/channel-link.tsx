import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { channelPath } from '../lib/channels';

/** A name that leads to its channel; also over a card that is a link as a whole. */
export function ChannelLink({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <Box
      component={Link} to={channelPath(userId)}
      sx={{ position: 'relative', zIndex: 1, color: 'inherit', textDecoration: 'none', '&:hover': { color: 'text.primary', textDecoration: 'underline' } }}
    >
      <bdi>{children}</bdi>
    </Box>
  );
}
