import MoreVert from '@mui/icons-material/MoreVert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';
import { Avatar } from '../../../components/avatar';
import { ChannelLink } from '../../../components/channel-link';
import { Clamped } from '../../../components/clamped';
import { LinkedText } from '../../../components/linked-text';
import type { VideoDetail } from '../../../lib/api';
import { useFormat, useText } from '../../../lib/i18n';
import type { Comment } from './comments';

interface CommentItemProps {
  comment: Comment;
  video: VideoDetail;
  /** The one that the address points at. */
  marked: boolean;
  small?: boolean;
  onSeek: (seconds: number) => void;
  onEdit: () => void;
  onDelete: () => void;
  /** What one can do with it, below the text. */
  children?: ReactNode;
}

function Actions({ comment, onEdit, onDelete }: Pick<CommentItemProps, 'comment' | 'onEdit' | 'onDelete'>) {
  const { common, comments } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  return (
    <>
      <IconButton
        aria-label={comments.actions(comment.user.name)} aria-haspopup="menu" aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {comment.mine && <MenuItem onClick={choose(onEdit)}>{common.edit}</MenuItem>}
        {comment.mayDelete && <MenuItem onClick={choose(onDelete)}>{common.delete}</MenuItem>}
      </Menu>
    </>
  );
}

function Byline({ comment, video }: Pick<CommentItemProps, 'comment' | 'video'>) {
  const { comments } = useText();
  const format = useFormat();
  const { pathname, search } = useLocation();
  const { user, timeStamp } = comment;
  const age = format.age(timeStamp);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, fontSize: '0.85rem', color: 'text.secondary' }}>
      <Box component="span" sx={{ fontWeight: 600, color: 'text.primary', overflowWrap: 'anywhere' }}>
        <ChannelLink userId={user.userId}>{user.name}</ChannelLink>
      </Box>
      {user.userId === video.userId && <Chip size="small" color="primary" label={comments.author} sx={{ height: 20 }} />}
      {comment.mine && <Chip size="small" variant="outlined" label={comments.you} sx={{ height: 20 }} />}
      {comment.id < 0 ? comments.sending : (
        <Link
          component={RouterLink} to={`${pathname}${search}#comment-${comment.id}`} color="inherit" underline="hover"
          aria-label={comments.linkTo(age)} title={format.moment(timeStamp)}
        >
          {age}
        </Link>
      )}
      {comment.edited && <span title={format.moment(comment.edited)}>({comments.edited})</span>}
    </Box>
  );
}

/** One comment or answer: who, when, what. */
export function CommentItem({ comment, video, marked, small = false, onSeek, onEdit, onDelete, children }: CommentItemProps) {
  const { comments } = useText();
  const { user } = comment;
  const sent = comment.id > 0;
  return (
    <Box
      component="article" id={`comment-${comment.id}`} aria-label={user.name}
      sx={{
        display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', columnGap: 1.5, borderRadius: '12px', scrollMarginTop: '120px',
        opacity: sent ? 1 : 0.6, ...(marked && { bgcolor: 'action.selected', boxShadow: '0 0 0 10px var(--mui-palette-action-selected)' }),
      }}
    >
      <Avatar person={user} size={small ? 28 : 40} />
      <Box sx={{ display: 'grid', gap: 0.5, alignContent: 'start' }}>
        <Byline comment={comment} video={video} />
        <Clamped lines={6} more={comments.readMore} less={comments.readLess}>
          <LinkedText text={comment.text} onSeek={onSeek} duration={video.duration} />
        </Clamped>
        {children}
      </Box>
      <Box sx={{ minWidth: 40 }}>
        {sent && (comment.mine || comment.mayDelete) && <Actions comment={comment} onEdit={onEdit} onDelete={onDelete} />}
      </Box>
    </Box>
  );
}
