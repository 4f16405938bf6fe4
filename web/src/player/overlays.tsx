import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import PlayArrow from '@mui/icons-material/PlayArrow';
import VolumeOff from '@mui/icons-material/VolumeOff';
import CircularProgress from '@mui/material/CircularProgress';
import { formatClock } from '../lib/format';
import { useText } from '../lib/i18n';
import type { PlayerModel } from './use-player';

interface OverlayProps {
  player: PlayerModel;
  onRetry: () => void;
}

/** What lies over the picture: the failure, the wait, or the invitation to play. */
export function Overlay({ player: { engine, media, controls }, onRetry }: OverlayProps) {
  const { player: words, common } = useText();
  if (engine.phase === 'failed') {
    return (
      <div className="player-overlay player-problem" role="alert">
        <ErrorOutline fontSize="large" />
        <p>{engine.problem && words.problems[engine.problem]}</p>
        {engine.problem !== 'unsupported' && (
          <button type="button" className="player-pill" onClick={onRetry}>{common.tryAgain}</button>
        )}
      </div>
    );
  }
  if (engine.phase === 'loading' || media.waiting) {
    return (
      <div className="player-overlay player-wait" role="status">
        <CircularProgress color="inherit" size={56} thickness={3} aria-label={words.loading} />
        {engine.awaits && <p>{words.awaits[engine.awaits]}</p>}
      </div>
    );
  }
  if (media.paused && media.time === 0) {
    return (
      <div className="player-overlay">
        <button type="button" className="player-big" aria-label={words.playVideo} onClick={() => void controls.play()}>
          <PlayArrow />
        </button>
      </div>
    );
  }
  return null;
}

interface NoticesProps {
  player: PlayerModel;
  /** Where playback went on from an earlier visit; null when it began otherwise, or that was said long enough. */
  continuedAt: number | null;
  onFromTheBeginning: () => void;
}

/** What people should know while it plays: no sound was allowed, nothing new comes, it began where they left. */
export function Notices({ player: { engine, media, controls }, continuedAt, onFromTheBeginning }: NoticesProps) {
  const words = useText().player;
  const isStarved = !media.waiting && engine.phase === 'ready' && engine.awaits !== null && engine.awaits !== 'making';
  return (
    <div className="player-notices">
      {controls.isMutedByForce && media.muted && (
        <button type="button" className="player-pill" onClick={() => controls.unmuteForced()}>
          <VolumeOff fontSize="small" /> {words.tapForSound}
        </button>
      )}
      {continuedAt !== null && (
        <div className="player-notice" role="status">
          <span>{words.continued(formatClock(continuedAt))}</span>
          <button type="button" onClick={onFromTheBeginning}>{words.fromTheBeginning}</button>
        </div>
      )}
      {isStarved && engine.awaits && <div className="player-notice" role="status">{words.awaits[engine.awaits]}</div>}
    </div>
  );
}
