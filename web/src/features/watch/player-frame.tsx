import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type ReactNode, type Ref } from 'react';
import type { VideoDetail } from '../../lib/api';
import { useServices } from '../../lib/app-context';
import { useText } from '../../lib/i18n';
import { masterPlaylistUrl, thumbnailUrl } from '../../lib/media-urls';
import { asSentence } from '../../lib/problem';
import { useCountView } from '../../lib/use-count-view';
import { useProgress } from '../../lib/use-progress';
import { workState } from '../../lib/work-state';
import type { PlayerHandle } from '../../player/player';
import { usePosition } from './use-position';

const Player = lazy(() => import('../../player/player'));

/** Nothing known yet of the work on a video. */
const unknown = {};

function Screen({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 2, aspectRatio: '16 / 9', width: '100%',
        maxHeight: 'calc(100dvh - 200px)', p: 3, borderRadius: { xs: 0, sm: '14px' }, bgcolor: '#17100c', color: '#fff',
        textAlign: 'center',
      }}
    >
      {children}
    </Box>
  );
}

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
  const words = useText().player;
  const state = workState(video);
  if (state === 'failed') {
    return (
      <Screen>
        <ErrorOutlined fontSize="large" aria-hidden />
        <Typography sx={{ fontWeight: 600 }}>{words.failed}</Typography>
        {video.error && <Typography>{asSentence(video.error)}</Typography>}
      </Screen>
    );
  }
  if (!playable) {
    return (
      <Screen>
        <CircularProgress color="inherit" aria-label={words.waiting} />
        <Typography>{state === 'uploading' ? words.stillUploading : words.startsSoon}</Typography>
      </Screen>
    );
  }
  return (
    <Suspense fallback={<Screen><CircularProgress color="inherit" aria-label={words.loadingPlayer} /></Screen>}>
      <Playing key={video.id} {...props} />
    </Suspense>
  );
}
