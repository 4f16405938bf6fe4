import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import PlayCircle from '@mui/icons-material/PlayCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import { LinkedText } from '../../components/linked-text';
import type { Channel } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';

function Fact({ icon: Icon, children }: { icon: SvgIconComponent; children: string }) {
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, '& svg': { color: 'text.secondary' } }}>
      <Icon aria-hidden />
      {children}
    </Box>
  );
}

/** What someone says about themselves, and the figures. */
export function ChannelAbout({ channel }: { channel: Channel }) {
  const { common, channel: words } = useText();
  const format = useFormat();
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: '72ch' }}>
      {channel.about ? <LinkedText text={channel.about} /> : <Typography color="textSecondary">{words.nothingSaid(channel.name)}</Typography>}
      <Box component="ul" sx={{ display: 'grid', gap: 1.25, m: 0, p: 0, listStyle: 'none' }}>
        <Fact icon={CalendarMonth}>{words.joined(format.date(channel.joined))}</Fact>
        <Fact icon={People}>{common.subscribers(channel.subscribers, format.number(channel.subscribers))}</Fact>
        <Fact icon={PlayCircle}>{common.videos(channel.videos)}</Fact>
      </Box>
    </Box>
  );
}
