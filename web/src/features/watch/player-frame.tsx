import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { VideoDetail } from '../../lib/api';
import { asSentence } from '../../lib/problem';
import { useServices } from '../../lib/app-context';
import { masterPlaylistUrl, thumbnailUrl } from '../../lib/media-urls';
import { useCountView } from '../../lib/use-count-view';
import { workState } from '../../lib/work-state';

const Player = lazy(() => import('../../player/player'));

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
  video: VideoDetail;
  playable: boolean;
  theatre: boolean;
  onTheatre: () => void;
}

/** The player once there is something to play; before that, and after a failure, the reason why not. */
export function PlayerFrame({ video, playable, theatre, onTheatre }: PlayerFrameProps) {
  const { api, config } = useServices();
  // As long as the page is open the same one: a fresh pass would begin the video anew.
  const [url] = useState(() => masterPlaylistUrl(config, video));
  const onPlaying = useCountView(api, video.id);
  const state = workState(video);
  if (state === 'failed') {
    return (
      <Screen>
        <ErrorOutlined fontSize="large" aria-hidden />
        <Typography sx={{ fontWeight: 600 }}>This video could not be processed.</Typography>
        {video.error && <Typography>{asSentence(video.error)}</Typography>}
      </Screen>
    );
  }
  if (!playable) {
    return (
      <Screen>
        <CircularProgress color="inherit" aria-label="Waiting for the video" />
        <Typography>
          {state === 'uploading' ? 'This video is still being uploaded.' : 'This video starts in a moment.'}
        </Typography>
      </Screen>
    );
  }
  return (
    <Suspense fallback={<Screen><CircularProgress color="inherit" aria-label="Loading the player" /></Screen>}>
      <Player
        key={video.id}
        url={url}
        poster={thumbnailUrl(config, video)}
        title={video.title}
        processing={!video.finished}
        audioOnly={video.height === 0}
        theatre={theatre}
        onTheatre={onTheatre}
        onPlaying={onPlaying}
      />
    </Suspense>
  );
}
