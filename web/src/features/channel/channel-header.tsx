import ContentCopy from '@mui/icons-material/ContentCopy';
import RssFeed from '@mui/icons-material/RssFeed';
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link, useNavigate } from 'react-router';
import { ActionMenu, type Action } from '../../components/action-menu';
import { Avatar } from '../../components/avatar';
import { SubscribeButton } from '../../components/subscribe-button';
import { useCopyLink } from '../../components/use-copy-link';
import { useServices, useUser } from '../../lib/app-context';
import { channelPath, type Channel } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';
import { personColour } from '../../lib/person-colour';

const sizes = { xs: 84, sm: 132 } as const;

function useFeeds(userId: string) {
  const { config } = useServices();
  const feeds = `${config.apiUrl.replace(/\/api$/, '')}/feeds/channels/${encodeURIComponent(userId)}`;
  return { atom: `${feeds}/atom`, rss: `${feeds}/rss` };
}

/** What owners do with their channel, and others with theirs. */
function ChannelActions({ channel }: { channel: Channel }) {
  const { channel: words, common } = useText();
  const user = useUser();
  const navigate = useNavigate();
  const copyLink = useCopyLink();
  const feeds = useFeeds(channel.userId);
  const own = user?.userId.toLowerCase() === channel.userId.toLowerCase();
  const actions: Action[] = [
    { label: common.copyLink, icon: ContentCopy, onSelect: () => copyLink(channelPath(channel.userId)) },
    { label: words.feedAtom, icon: RssFeed, onSelect: feeds.atom },
    { label: words.feedRss, icon: RssFeed, onSelect: feeds.rss },
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1.5 }}>
      {own
        ? (
          <>
            <Button component={Link} to="/my-videos" variant="contained">{words.manage}</Button>
            <Button component={Link} to="/settings" variant="outlined" color="inherit">{words.editProfile}</Button>
          </>
        )
        : <SubscribeButton userId={channel.userId} name={channel.name} />}
      <Box
        component="form" role="search" aria-label={words.searchHere}
        action={(data: FormData) => {
          const q = data.get('q');
          if (typeof q !== 'string' || q.trim() === '') return;
          void navigate(`/search?${new URLSearchParams({ q: q.trim(), channel: channel.userId }).toString()}`);
        }}
        sx={{
          display: { xs: 'none', md: 'flex' }, alignItems: 'center', height: 40, paddingInline: 1.5, gap: 1, borderRadius: '999px',
          border: '1px solid', borderColor: 'divider', '&:focus-within': { borderColor: 'primary.main' },
          '& input': { border: 0, outline: 'none', bgcolor: 'transparent', color: 'text.primary', font: 'inherit', width: 180 },
          '& input::placeholder': { color: 'text.secondary', opacity: 1 },
        }}
      >
        <Search aria-hidden sx={{ fontSize: 20, color: 'text.secondary' }} />
        <input name="q" type="search" dir="auto" maxLength={500} aria-label={words.searchHere} placeholder={words.searchHere} />
      </Box>
      <ActionMenu label={words.more} actions={actions} />
    </Box>
  );
}

/** Who this is, at a glance. */
export function ChannelHeader({ channel }: { channel: Channel }) {
  const { common, channel: words } = useText();
  const format = useFormat();
  const feeds = useFeeds(channel.userId);
  return (
    <Box component="header" sx={{ mb: 2 }}>
      <link rel="alternate" type="application/atom+xml" title={words.feedOf(channel.name)} href={feeds.atom} />
      <link rel="alternate" type="application/rss+xml" title={words.feedOf(channel.name)} href={feeds.rss} />
      <Box
        aria-hidden
        sx={{
          height: { xs: 72, sm: 132 }, borderRadius: '18px', opacity: 0.9,
          background: `radial-gradient(120% 160% at 85% 0%, #f9a826 0%, transparent 55%), linear-gradient(120deg, ${personColour(channel.userId)}, ${personColour(`${channel.userId}~`)})`,
        }}
      />
      <Box sx={{ display: 'flex', gap: { xs: 2, sm: 3 }, px: { xs: 1, sm: 3 } }}>
        <Box
          sx={{
            flex: 'none', alignSelf: 'flex-start', mt: { xs: -3, sm: -5 }, width: sizes, borderRadius: '50%', border: '4px solid', borderColor: 'background.default',
            position: 'relative', '& .MuiAvatar-root': { width: 1, height: 'auto', aspectRatio: '1', fontSize: { xs: 36, sm: 56 } },
          }}
        >
          <Avatar person={channel} size={sizes.sm} />
        </Box>
        <Box sx={{ minWidth: 0, flex: 1, pt: { xs: 1, sm: 2 } }}>
          <Typography variant="h4" component="h1" dir="auto" sx={{ overflowWrap: 'anywhere', textAlign: 'start' }}>{channel.name}</Typography>
          <Typography color="textSecondary" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, '& > *': { minWidth: 0, overflowWrap: 'anywhere' } }}>
            <bdi>@{channel.userId}</bdi>
            <span>· {common.subscribers(channel.subscribers, format.compact(channel.subscribers))}</span>
            <span>· {common.videos(channel.videos)}</span>
          </Typography>
          <ChannelActions channel={channel} />
        </Box>
      </Box>
    </Box>
  );
}
