import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ErrorPanel } from '../../components/error-panel';
import { InTurn } from '../../components/in-turn';
import { usePageTitle } from '../../components/page';
import { WorkProgress } from '../../components/work-progress';
import { ApiError } from '../../lib/api';
import { useText } from '../../lib/i18n';
import { useStored } from '../../lib/use-stored';
import type { PlayerHandle } from '../../player/player';
import { CommentsPart } from './comments/comments-part';
import { PlayerFrame } from './player-frame';
import { PlaylistPanel } from './playlist-panel';
import { RelatedList } from './related-list';
import { UpNext } from './up-next';
import { useLiveVideo } from './use-live-video';
import { useQueue, type Queue } from './use-queue';
import { useUpNext } from './use-up-next';
import { useWarning } from './use-warning';
import { VideoFacts } from './video-facts';
import { WarningGate } from './warning-gate';
import { twoColumns, WatchLayout } from './watch-layout';
import { Missing, WatchSkeleton } from './watch-states';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Sends the player to a time, and brings it into sight. */
function useSeek() {
  const player = useRef<PlayerHandle>(null);
  const stage = useRef<HTMLDivElement>(null);
  const seek = useCallback((seconds: number) => {
    player.current?.seekTo(seconds);
    stage.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const time = useCallback(() => player.current?.time() ?? 0, []);
  return { player, stage, seek, time };
}

function Watch({ videoId, queue }: { videoId: string; queue: Queue | null }) {
  const { watch } = useText();
  const { query, video, progress, link, unfinished } = useLiveVideo(videoId);
  const [theatre, setTheatre] = useStored('sunomi.theatre', false, isBoolean);
  const { player, stage, seek, time } = useSeek();
  const { warns, accept } = useWarning(video);
  const upNext = useUpNext(videoId, queue);
  const navigate = useNavigate();
  const narrow = useMediaQuery(useTheme().breakpoints.down(twoColumns), { noSsr: true });
  usePageTitle(video?.title ?? null);

  if (query.isPending) return <WatchSkeleton />;
  if (!video) {
    if (query.error instanceof ApiError && query.error.status === 404) return <Missing />;
    return <ErrorPanel title={watch.failed} heading="h1" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const goTo = (path: string | null | undefined) => (path ? () => void navigate(path) : undefined);
  const panel = queue && <PlaylistPanel key={narrow ? 'narrow' : 'wide'} queue={queue} videoId={videoId} folds={narrow} />;
  const playing = (
    <PlayerFrame
      ref={player} video={video} playable={video.playable || (progress?.playable ?? false)} theatre={theatre} onTheatre={() => setTheatre(!theatre)}
      onEnded={upNext.onEnded} onNext={goTo(upNext.next?.to)} onPrevious={goTo(queue?.previous && queue.pathOf(queue.previous))}
    >
      {upNext.shown && upNext.next && <UpNext {...upNext.next} counts={upNext.shown === 'counts'} onCancel={upNext.onCancel} />}
    </PlayerFrame>
  );
  return (
    <WatchLayout
      theatre={theatre && !warns}
      player={(
        <Box ref={stage} onPlayCapture={upNext.onCancel} sx={{ scrollMarginTop: '72px' }}>
          {warns ? <WarningGate video={video} onEnter={accept} /> : playing}
        </Box>
      )}
      main={(
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
          {narrow && panel}
          <VideoFacts video={video} time={time} onSeek={seek} />
          {unfinished && (
            <Paper component="section" aria-label={watch.processing} variant="outlined" sx={{ p: 2.5, borderRadius: '14px' }}>
              <WorkProgress progress={progress} link={link} />
            </Paper>
          )}
          <InTurn turn={1}><CommentsPart video={video} folds={narrow} onSeek={seek} /></InTurn>
        </Box>
      )}
      side={(
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
          {!narrow && panel}
          <InTurn turn={2}><RelatedList videoId={videoId} leads={queue === null} /></InTurn>
        </Box>
      )}
    />
  );
}

export default function WatchPage() {
  const { videoId = '' } = useParams();
  const queue = useQueue(videoId);
  return <Watch key={videoId} videoId={videoId} queue={queue} />;
}
