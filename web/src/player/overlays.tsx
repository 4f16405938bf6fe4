import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import GraphicEq from '@mui/icons-material/GraphicEq';
import PlayArrow from '@mui/icons-material/PlayArrow';
import CircularProgress from '@mui/material/CircularProgress';
import type { EngineState } from './engine';
import type { MediaState } from './media-state';

interface OverlayProps {
  engine: EngineState;
  media: MediaState;
  onPlay: () => void;
  onRetry: () => void;
}

/** What lies over the picture: the failure, the wait, or the invitation to play. */
export function Overlay({ engine, media, onPlay, onRetry }: OverlayProps) {
  if (engine.phase === 'failed') {
    return (
      <div className="player-overlay player-problem" role="alert">
        <ErrorOutline fontSize="large" />
        <p>{engine.problem}</p>
        <button type="button" className="player-retry" onClick={onRetry}>
          Try again
        </button>
      </div>
    );
  }
  if (engine.phase === 'loading' || media.waiting) {
    return (
      <div className="player-overlay player-wait" role="status">
        <CircularProgress color="inherit" aria-label="Loading" />
        {engine.making && <p>This part is still being made. It will play in a moment.</p>}
      </div>
    );
  }
  if (media.paused && media.time === 0) {
    return (
      <div className="player-overlay">
        <button type="button" className="player-big" aria-label="Play video" onClick={onPlay}>
          <PlayArrow />
        </button>
      </div>
    );
  }
  return null;
}

/** Instead of a picture, for sound without one. */
export function AudioArtwork({ title }: { title: string }) {
  return (
    <div className="player-artwork" aria-hidden>
      <GraphicEq />
      <span>{title}</span>
    </div>
  );
}
