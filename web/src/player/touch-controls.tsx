import Forward10 from '@mui/icons-material/Forward10';
import Pause from '@mui/icons-material/Pause';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Replay from '@mui/icons-material/Replay';
import Replay10 from '@mui/icons-material/Replay10';
import { useText } from '../lib/i18n';
import type { PlayerModel } from './use-player';

/** Large buttons over the picture, where fingers are. */
export function TouchControls({ player: { media, engine, controls } }: { player: PlayerModel }) {
  const words = useText().player;
  if (engine.phase !== 'ready' || media.waiting || (media.paused && media.time === 0)) return null;
  const label = media.ended ? words.playAgain : media.paused ? words.play : words.pause;
  const Icon = media.ended ? Replay : media.paused ? PlayArrow : Pause;
  return (
    <div className="player-touch" dir="ltr">
      <button type="button" aria-label={words.back(10)} onClick={() => controls.seekBy(-10)}><Replay10 /></button>
      <button type="button" className="player-touch-main" aria-label={label} onClick={() => controls.togglePlay()}><Icon /></button>
      <button type="button" aria-label={words.ahead(10)} onClick={() => controls.seekBy(10)}><Forward10 /></button>
    </div>
  );
}
