import FastForward from '@mui/icons-material/FastForward';
import FastRewind from '@mui/icons-material/FastRewind';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';

export interface HintContent {
  id: number;
  icon?: 'play' | 'pause' | 'back' | 'ahead';
  text: string;
  /** Only to be seen: who hears it has just heard the button. */
  isSilent?: boolean;
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
          {hint.icon !== 'play' && hint.icon !== 'pause' && <span>{hint.text}</span>}
        </div>
      )}
      <div className="player-unseen" role="status">{hint && !hint.isSilent ? hint.text : ''}</div>
    </>
  );
}
