import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Avatar } from '../../../components/avatar';
import type { VideoDetail } from '../../../lib/api';
import { useServices } from '../../../lib/app-context';
import { useText } from '../../../lib/i18n';
import { CommentsSection } from './comments-section';
import { commentsOn } from './comments';
import { readDraft } from './use-draft';

interface CommentsPartProps {
  video: VideoDetail;
  /** Only a summary at first: on small screens, where what is next would else be out of reach. */
  folds: boolean;
  onSeek: (seconds: number) => void;
}

/** How many comments there are and the newest of them; opens all of them. */
function Summary({ video, open, onToggle }: { video: VideoDetail; open: boolean; onToggle: () => void }) {
  const { api } = useServices();
  const { comments } = useText();
  const { data } = useInfiniteQuery(commentsOn(api, video.id, 'newest'));
  const newest = data?.pages[0]?.items[0];
  const Icon = open ? ExpandLess : ExpandMore;
  return (
    <Box component="h2" sx={{ m: 0, font: 'inherit' }}>
      <ButtonBase
        onClick={onToggle} aria-expanded={open}
        sx={{
          display: 'block', width: '100%', p: 2, borderRadius: '14px', bgcolor: 'action.hover', textAlign: 'start',
          '&:focus-visible': { outline: '3px solid', outlineColor: 'primary.main' },
        }}
      >
        <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography component="span" sx={{ fontWeight: 650 }}>{comments.title}</Typography>
          <Typography component="span" color="textSecondary" sx={{ flex: 1 }}>{video.comments}</Typography>
          <Icon />
        </Box>
        {!open && (
          <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0, mt: 1 }}>
            {newest && <Avatar person={newest.user} size={24} />}
            <Typography variant="body2" noWrap component="span" dir="auto" sx={{ flex: 1 }}>{newest?.text ?? comments.noneWhy}</Typography>
          </Box>
        )}
      </ButtonBase>
    </Box>
  );
}

/** The comments of a watch page. `#comments` opens them, `#comment-7` leads to one of them. */
export function CommentsPart({ video, folds, onSeek }: CommentsPartProps) {
  const { comments } = useText();
  const { hash, key } = useLocation();
  const place = useRef<HTMLElement>(null);
  const target = Number(/^#comment-(\d+)$/.exec(hash)?.[1] ?? 0) || null;
  const isSought = hash === '#comments' || target !== null;
  const [open, setOpen] = useState(() => readDraft(video.id) !== '');
  const [opened, setOpened] = useState<string | null>(null);
  if (isSought && opened !== key) {
    setOpened(key);
    setOpen(true);
  }
  useEffect(() => {
    if (hash === '#comments') place.current?.scrollIntoView();
  }, [hash, key]);
  return (
    <Box
      component="section" ref={place} id="comments" aria-label={comments.title}
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, scrollMarginTop: '80px' }}
    >
      {folds && <Summary video={video} open={open} onToggle={() => setOpen(!open)} />}
      {(open || !folds) && <CommentsSection video={video} onSeek={onSeek} target={target} titled={!folds} />}
    </Box>
  );
}
