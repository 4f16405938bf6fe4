import FastForward from '@mui/icons-material/FastForward';
import FastRewind from '@mui/icons-material/FastRewind';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';

export interface HintContent {
  id: number;
  icon?: 'play' | 'pause' | 'back' | 'ahead';
  /** What is said. */
  text: string;
  /** What is shown, if that is shorter; nothing beside an icon that says it all. */
  shown?: string;
}

const icons = { play: PlayArrow, pause: Pause, back: FastRewind, ahead: FastForward };

/** What a key or a finger has just done, shortly over the picture, and said to screen readers. */
export function Hint({ hint }: { hint: HintContent | null }) {
  const Icon = hint?.icon && icons[hint.icon];
  return (
    <>
      {hint && (
        <div key={hint.id} className={`player-hint player-hint-${hint.icon ?? 'text'}`} aria-hidden>
          {Icon && <Icon />}
          {(hint.shown ?? hint.text) !== '' && <span>{hint.shown ?? hint.text}</span>}
        </div>
      )}
      <div className="player-unseen" role="status">{hint?.text}</div>
    </>
  );
}
