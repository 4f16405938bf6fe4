import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useToast } from '../../components/toast';
import { useRetryVideo } from '../../components/use-retry-video';
import { answerOf, ApiError } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { useProblem } from '../../lib/problem';
import { forgetVideo } from '../../lib/videos';
import type { AdminVideo } from './admin-lists';

const WarningsDialog = lazy(() => import('./warnings-dialog'));

type Action = 'hold' | 'release' | 'delete';

/** What a moderator can do to a video; what others would notice is asked for again first. */
export function VideoActions({ video, watchable }: { video: AdminVideo; watchable: boolean }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const toast = useToast();
  const problem = useProblem();
  const { admin, common } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<'hold' | 'delete' | null>(null);
  const [warning, setWarning] = useState(false);
  const retry = useRetryVideo(video.id);
  const params = { path: { videoId: video.id } };
  const done = { hold: admin.heldDone, release: admin.releasedDone, delete: common.deleteVideo.done };
  const act = useMutation({
    mutationFn: async (action: Action) => {
      if (action !== 'delete') return answerOf(api.PUT('/api/admin/videos/{videoId}/hold', { params, body: { held: action === 'hold' } }));
      try {
        return await answerOf(api.DELETE('/api/admin/videos/{videoId}', { params }));
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    onSuccess: async (_, action) => {
      toast(done[action]);
      setAsked(null);
      await Promise.all([forgetVideo(queries, video.id), queries.invalidateQueries({ queryKey: ['admin'] })]);
    },
    // Releasing has no dialog that could tell.
    onError: (error, action) => action === 'release' && toast(problem(error)),
  });
  const choose = (action: 'hold' | 'delete') => () => {
    setAnchor(null);
    act.reset();
    setAsked(action);
  };
  return (
    <>
      <IconButton aria-label={admin.actionsFor(video.title)} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <MoreVert />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {watchable && <MenuItem component={Link} to={`/watch/${video.id}`}>{admin.watch}</MenuItem>}
        {video.state === 'FAILED' && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              retry.mutate();
            }}
          >
            {admin.retry}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setWarning(true);
          }}
        >
          {admin.warnings}
        </MenuItem>
        {video.held ? (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              act.mutate('release');
            }}
          >
            {admin.release}
          </MenuItem>
        ) : <MenuItem onClick={choose('hold')}>{admin.hold}</MenuItem>}
        <MenuItem onClick={choose('delete')} sx={{ color: 'error.main' }}>{common.delete}</MenuItem>
      </Menu>
      {warning && <Suspense fallback={null}><WarningsDialog video={video} onClose={() => setWarning(false)} /></Suspense>}
      <ConfirmDialog
        open={asked !== null}
        title={asked === 'hold' ? admin.holdTitle : common.deleteVideo.title}
        text={asked === 'hold' ? admin.holdWhat(video.title) : common.deleteVideo.text(video.title)}
        confirmLabel={asked === 'hold' ? admin.hold : common.delete} keepLabel={common.cancel}
        busy={act.isPending} problem={act.isError ? problem(act.error) : null}
        onConfirm={() => asked && act.mutate(asked)} onClose={() => setAsked(null)}
      />
    </>
  );
}
