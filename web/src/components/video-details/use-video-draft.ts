import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { ApiError, type VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { changesOf, changeVideo, draftOf, draftProblem, type VideoDraft } from '../../lib/video-details';
import { oneVideo } from '../../lib/videos';

const autosaveMilliseconds = 900;

/** What was typed, on top of what it began with. */
interface Edit {
  draft: VideoDraft;
  /** What the server has, as far as this form knows: as it was read, or sent last. */
  saved: VideoDraft;
  version: number;
}

export type SaveState = 'clean' | 'changed' | 'saving' | 'saved' | 'failed' | 'conflict';

const isConflict = (error: unknown) => error instanceof ApiError && (error.status === 412 || error.status === 409);
const differs = (edit: Edit | null) => edit !== null && Object.keys(changesOf(edit.draft, edit.saved)).length > 0;

/**
 * A video's details while its owner changes them. A change that was made elsewhere meanwhile is never overwritten
 * unseen: saving stops as a conflict, and its owner decides. `autosave`: what is typed is saved as one types.
 */
export function useVideoDraft(videoId: string, { autosave }: { autosave: boolean }) {
  const { api } = useServices();
  const queries = useQueryClient();
  const options = oneVideo(api, videoId);
  const query = useQuery(options);
  const [typed, setEdit] = useState<Edit | null>(null);
  const saving = useMutation({
    mutationFn: ({ draft, saved, version }: Edit) => changeVideo(api, videoId, { ...changesOf(draft, saved), ifVersion: version }),
    onSuccess: (video, { draft: sent }) => {
      queries.setQueryData<VideoDetail>(options.queryKey, video);
      void queries.invalidateQueries({ queryKey: ['videos'] });
      // What was typed while it was being saved stays.
      setEdit((now) => now && { ...now, saved: sent, version: video.version });
    },
  });

  const video = query.data;
  // Once everything is saved the form follows the server again.
  const edit = typed && (differs(typed) || !video || typed.version >= video.version) ? typed : null;
  const draft = edit?.draft ?? (video && draftOf(video));
  const changed = differs(edit);
  const valid = draft !== undefined && draftProblem(draft) === null;

  const change = useCallback(
    (part: Partial<VideoDraft>) => {
      if (!video) return;
      const fresh: Edit = { draft: draftOf(video), saved: draftOf(video), version: video.version };
      setEdit((now) => {
        const base = now && (differs(now) || now.version >= video.version) ? now : fresh;
        return { ...base, draft: { ...base.draft, ...part } };
      });
    },
    [video],
  );
  const save = () => {
    if (edit && changed && valid) saving.mutate(edit);
  };
  // What was refused is not sent again before something in it is changed.
  const refused = saving.isError && (isConflict(saving.error) || saving.variables === edit);
  const idle = !saving.isPending && !refused;
  const onQuiet = useEffectEvent(save);
  useEffect(() => {
    if (!autosave || !changed || !valid || !idle) return undefined;
    const timer = setTimeout(onQuiet, autosaveMilliseconds);
    return () => clearTimeout(timer);
  }, [autosave, changed, valid, idle, edit]);
  const onLeave = useEffectEvent(() => {
    if (autosave && idle) save();
  });
  useEffect(() => () => onLeave(), []);

  /** After a conflict: what the server has, in place of what was typed. */
  const loadNewer = async () => {
    await query.refetch();
    saving.reset();
    setEdit(null);
  };
  /** After a conflict: what was typed, over what the server has. */
  const keepMine = async () => {
    const { data } = await query.refetch();
    if (!data || !edit) return;
    saving.mutate({ ...edit, version: data.version });
  };

  return {
    query, video, draft, change, save, loadNewer, keepMine, valid,
    state: stateOf(saving.status, isConflict(saving.error), changed),
    error: saving.error,
    discard: () => {
      saving.reset();
      setEdit(null);
    },
  };
}

function stateOf(status: 'idle' | 'pending' | 'success' | 'error', conflict: boolean, changed: boolean): SaveState {
  if (status === 'pending') return 'saving';
  if (status === 'error') return conflict ? 'conflict' : 'failed';
  if (changed) return 'changed';
  return status === 'success' ? 'saved' : 'clean';
}

export type VideoDraftForm = ReturnType<typeof useVideoDraft>;
