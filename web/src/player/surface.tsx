import GraphicEq from '@mui/icons-material/GraphicEq';
import { useRef, type MouseEvent, type PointerEvent, type Ref } from 'react';
import { useText } from '../lib/i18n';
import { Taps } from './taps';
import type { PlayerModel } from './use-player';

interface SurfaceProps {
  ref: Ref<HTMLVideoElement>;
  player: PlayerModel | null;
  title: string;
  poster: string;
  audioOnly: boolean;
  controlsShown: boolean;
  onShowControls: (show: boolean) => void;
  onMenu: (event: MouseEvent) => void;
}

/** Instead of a picture, for sound without one. */
function AudioArtwork({ title }: { title: string }) {
  return (
    <div className="player-artwork" aria-hidden>
      <GraphicEq />
      <span dir="auto">{title}</span>
    </div>
  );
}

const seekSeconds = 10;

/** The picture, and what mice and fingers do on it. */
export function Surface({ ref, player, title, poster, audioOnly, controlsShown, onShowControls, onMenu }: SurfaceProps) {
  const words = useText().player;
  const taps = useRef<Taps>(null);
  const pointer = useRef('mouse');

  const onTap = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    taps.current ??= new Taps();
    const meaning = taps.current.tap((event.clientX - left) / width, event.timeStamp);
    if (meaning === 'toggle-controls') {
      onShowControls(!controlsShown);
      return;
    }
    player?.controls.seekBy(meaning === 'back' ? -seekSeconds : seekSeconds);
    const text = meaning === 'back' ? words.back(seekSeconds) : words.ahead(seekSeconds);
    player?.say({ icon: meaning, text, shown: words.figures.seconds(`${seekSeconds}`) });
  };

  return (
    <>
      {/* Captions come with the stream, or are added by who has them. */}
      <video
        ref={ref}
        className="player-video"
        playsInline
        loop={player?.isLooping ?? false}
        poster={poster}
        aria-label={title}
        onPointerDown={(event) => {
          pointer.current = event.pointerType;
        }}
        onPointerUp={(event) => {
          if (event.pointerType === 'touch') onTap(event);
        }}
        onClick={() => {
          if (!player || pointer.current === 'touch') return;
          player.controls.togglePlay();
          const isPaused = player.controls.video.paused;
          player.say({ icon: isPaused ? 'pause' : 'play', text: isPaused ? words.pause : words.play, shown: '' });
        }}
        onDoubleClick={() => {
          if (pointer.current !== 'touch') void player?.controls.toggleFullscreen();
        }}
        onContextMenu={onMenu}
      />
      {audioOnly && <AudioArtwork title={title} />}
    </>
  );
}
