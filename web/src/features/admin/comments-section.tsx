import ForumOutlined from '@mui/icons-material/ForumOutlined';
import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { Avatar } from '../../components/avatar';
import { Clamped } from '../../components/clamped';
import { PagedList } from '../../components/paged-list';
import { RowsSkeleton } from '../../components/rows-skeleton';
import { StatePanel } from '../../components/state-panel';
import { useServices } from '../../lib/app-context';
import { authorOf, channelPath } from '../../lib/channels';
import { useFormat, useText } from '../../lib/i18n';
import { adminComments, type AdminComment } from './admin-lists';
import { DeleteCommentDialog } from './delete-comment-dialog';
import { RowList } from './row-list';
import { SearchField } from './search-field';

/** A comment with who wrote it and where; the way to it, and the way to be rid of it. */
function CommentRow({ comment, onDelete }: { comment: AdminComment; onDelete: () => void }) {
  const { admin, comments } = useText();
  const format = useFormat();
  const author = authorOf(comment);
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', columnGap: 1.5, p: { xs: 1.5, sm: 2 } }}>
      <Avatar person={author} size={40} />
      <Box sx={{ display: 'grid', minWidth: 0, gap: 0.5 }}>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          <Link component={RouterLink} to={channelPath(comment.userId)} color="textPrimary" underline="hover" sx={{ fontWeight: 650 }}><bdi>{author.name}</bdi></Link>
          {' '}{admin.onVideo}{' '}
          <Link component={RouterLink} to={`/watch/${comment.videoId}#comment-${comment.id}`} color="textPrimary"><bdi>{comment.videoTitle}</bdi></Link>
          {' · '}<time dateTime={comment.timeStamp} title={format.moment(comment.timeStamp)}>{format.age(comment.timeStamp)}</time>
          {comment.replies > 0 && ` · ${comments.replies(comment.replies)}`}
        </Typography>
        <Clamped lines={4} more={comments.readMore} less={comments.readLess}>
          <Typography dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{comment.text}</Typography>
        </Clamped>
      </Box>
      <Tooltip title={admin.deleteComment}>
        <IconButton aria-label={admin.deleteCommentOf(author.name)} onClick={onDelete} sx={{ width: 44, height: 44 }}><Delete /></IconButton>
      </Tooltip>
    </Box>
  );
}

/** What people say below the videos of this instance, newest first. */
export default function CommentsSection() {
  const { api } = useServices();
  const { admin } = useText();
  const [address] = useSearchParams();
  const search = address.get('q') ?? '';
  const list = useInfiniteQuery(adminComments(api, search));
  const [deleting, setDeleting] = useState<AdminComment | null>(null);
  return (
    <>
      <SearchField label={admin.searchComments} />
      <PagedList
        list={list} keyOf={({ id }) => id} loading={<RowsSkeleton label={admin.loading} height={84} />} failed={admin.commentsFailed}
        empty={<StatePanel icon={<ForumOutlined />} title={search === '' ? admin.noComments : admin.noCommentsFound} />}
      >
        {(found) => found.length > 0 && (
          <RowList label={admin.sections.comments}>
            {found.map((comment) => <CommentRow key={comment.id} comment={comment} onDelete={() => setDeleting(comment)} />)}
          </RowList>
        )}
      </PagedList>
      <DeleteCommentDialog comment={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}
