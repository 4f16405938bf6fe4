import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type ReactNode, type Ref } from 'react';
import type { VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { masterPlaylistUrl, storyboardUrl, thumbnailUrl } from '../../lib/media-urls';
import { useCountView } from '../../lib/use-count-view';
import { useProgress } from '../../lib/use-progress';
import { workState } from '../../lib/work-state';
import type { PlayerHandle } from '../../player/player';
import { FailedScreen } from './failed-screen';
import { Screen } from './screen';
import { usePosition } from './use-position';

const loadPlayer = () => import('../../player/player');
const Player = lazy(loadPlayer);
// It comes while the page asks about the video; who fails here tries again when there is something to play.
void loadPlayer().catch(() => undefined);

/** Nothing known yet of the work on a video. */
const unknown = {};

interface PlayerFrameProps {
  /** For who wants to send the player to a time, or to know it. */
  ref?: Ref<PlayerHandle>;
  video: VideoDetail;
  theatre: boolean;
  onTheatre: () => void;
  onEnded?: () => void;
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  /** Laid over the picture, also in full screen. */
  children?: ReactNode;
}

function Playing({ video, ...rest }: PlayerFrameProps) {
  const { api, config } = useServices();
  // As long as the page is open the same one: a fresh pass would begin the video anew.
  const [url] = useState(() => masterPlaylistUrl(config, video));
  const onPlaying = useCountView(api, video.id);
  const { progress } = useProgress(video.finished ? null : video.id);
  const { start, continued, keep } = usePosition(video);
  return (
    <Player
      url={url}
      poster={thumbnailUrl(config, video)}
      title={video.title}
      artist={video.userName || video.userId}
      making={video.finished ? null : (progress?.progress ?? unknown)}
      audioOnly={video.height === 0}
      storyboardUrl={storyboardUrl(config, video)}
      shareUrl={`/watch/${video.id}`}
      start={start}
      continued={continued}
      onPlaying={onPlaying}
      onPosition={keep}
      {...rest}
    />
  );
}

/** The player once there is something to play; before that, and after a failure, the reason why not. */
export function PlayerFrame({ playable, ...props }: PlayerFrameProps & { playable: boolean }) {
  const { video } = props;
  const { config } = useServices();
  const words = useText().player;
  const poster = thumbnailUrl(config, video);
  const state = workState(video);
  if (state === 'failed') return <FailedScreen video={video} />;
  if (!playable) {
    return (
      <Screen>
        <CircularProgress color="inherit" aria-label={words.waiting} />
        <Typography>{state === 'uploading' ? words.stillUploading : words.startsSoon}</Typography>
      </Screen>
    );
  }
  return (
    <Suspense fallback={<Screen poster={poster}><CircularProgress color="inherit" aria-label={words.loadingPlayer} /></Screen>}>
      <Playing key={video.id} {...props} />
    </Suspense>
  );
}
