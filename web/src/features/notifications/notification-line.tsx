import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar';
import { authorOf } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';
import { notificationPath, type Notification } from '../../lib/notifications';
import { useMarkRead } from './use-mark-read';

/** One thing that one was told; it leads to its video or comment, and then counts as read. */
export function NotificationLine({ item, onGo }: { item: Notification; onGo?: () => void }) {
  const { notifications } = useText();
  const format = useFormat();
  const mark = useMarkRead();
  const person = authorOf(item);
  const what = { new_video: notifications.newVideo, comment: notifications.comment, reply: notifications.reply }[item.kind];
  return (
    <Box
      component={Link} to={notificationPath(item)}
      onClick={() => {
        if (!item.isRead) mark.mutate(item.id);
        onGo?.();
      }}
      sx={{
        display: 'grid', gridTemplateColumns: 'auto 1fr 10px', gap: 1.75, alignItems: 'start', px: 2, py: 1.5, color: 'text.primary', textDecoration: 'none',
        bgcolor: item.isRead ? undefined : 'action.hover', '&:hover': { bgcolor: 'action.selected' },
      }}
    >
      <Avatar person={person} size={40} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          <strong><bdi>{person.name}</bdi></strong> {what}
        </Typography>
        <Typography variant="body2" dir="auto" sx={{ textAlign: 'start', fontWeight: 600, overflowWrap: 'anywhere' }}>{item.title}</Typography>
        {item.excerpt && (
          <Typography variant="body2" color="textSecondary" dir="auto" sx={{ textAlign: 'start', overflowWrap: 'anywhere' }}>{item.excerpt}</Typography>
        )}
        <Typography variant="caption" color="textSecondary">
          <time dateTime={item.timeStamp} title={format.moment(item.timeStamp)}>{format.age(item.timeStamp)}</time>
        </Typography>
      </Box>
      {!item.isRead && (
        <Box role="img" aria-label={notifications.unread} sx={{ width: 10, height: 10, mt: 0.75, borderRadius: '50%', bgcolor: 'primary.main' }} />
      )}
    </Box>
  );
}
