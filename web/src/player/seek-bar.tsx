import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { formatClock } from '../lib/format';
import { useFormat, useText } from '../lib/i18n';
import { tileAt, type Tile } from '../lib/storyboard';
import { useStoryboard } from '../lib/use-storyboard';
import type { MediaState } from './media-state';

interface SeekBarProps {
  media: Pick<MediaState, 'time' | 'duration' | 'buffered'>;
  storyboardUrl: string | null;
  onSeek: (seconds: number) => void;
}

function secondsAt(event: PointerEvent<HTMLElement>, duration: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration;
}

/** What is to be seen at a place of the time line, and its time. */
function Preview({ time, tile }: { time: number; tile: Tile | null }) {
  return (
    <span className="player-preview">
      {tile && (
        <span
          className="player-preview-tile"
          style={{
            width: tile.width, height: tile.height, backgroundImage: `url("${tile.url}")`,
            backgroundPosition: `-${tile.x}px -${tile.y}px`,
          }}
        />
      )}
      <span className="player-preview-time">{formatClock(time)}</span>
    </span>
  );
}

const keyedMilliseconds = 1500;

/** True for a while after each key that moves the playhead. */
function useKeyed(): [boolean, (event: KeyboardEvent) => void, () => void] {
  const [keyed, setKeyed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const end = () => {
    clearTimeout(timer.current);
    setKeyed(false);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (!/^(Arrow(Left|Right)|Home|End|[0-9jlJL])$/.test(key)) return;
    clearTimeout(timer.current);
    setKeyed(true);
    timer.current = setTimeout(() => setKeyed(false), keyedMilliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return [keyed, onKey, end];
}

/** The time line: what is buffered, where the playhead is, the time and the picture under the pointer. Dragging seeks on
 *  release; arrow keys work through the player's own keys. */
export function SeekBar({ media, storyboardUrl, onSeek }: SeekBarProps) {
  const { time, duration, buffered } = media;
  const words = useText().player;
  const format = useFormat();
  const [hovered, setHovered] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const share = (seconds: number) => (duration > 0 ? `${(seconds / duration) * 100}%` : '0%');
  const shown = dragged ?? time;
  const [byKey, onKey, offKey] = useKeyed();
  const pointed = dragged ?? hovered ?? (byKey ? time : null);
  const tiles = useStoryboard(storyboardUrl, pointed !== null);

  return (
    <div
      className={`player-seek${dragged !== null ? ' player-seek-dragged' : ''}`}
      role="slider"
      tabIndex={0}
      aria-label={words.seek}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(shown)}
      aria-valuetext={words.timeOf(format.spokenClock(shown), format.spokenClock(duration))}
      onPointerDown={(event) => {
        if (event.button !== 0 || duration === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(secondsAt(event, duration));
      }}
      onPointerMove={(event) => {
        setHovered(secondsAt(event, duration));
        if (dragged !== null) setDragged(secondsAt(event, duration));
      }}
      onPointerUp={(event) => {
        if (dragged !== null) onSeek(secondsAt(event, duration));
        setDragged(null);
        if (event.pointerType === 'touch') setHovered(null);
      }}
      onPointerCancel={() => {
        setDragged(null);
        setHovered(null);
      }}
      onPointerLeave={() => setHovered(null)}
      onKeyDown={onKey}
      onBlur={offKey}
      style={{ '--played': share(shown), '--pointed': share(pointed ?? 0) } as CSSProperties}
    >
      <div className="player-seek-track">
        {buffered.map(([start, end]) => (
          <span key={start} className="player-seek-buffered" style={{ left: share(start), width: share(end - start) }} />
        ))}
        {pointed !== null && <span className="player-seek-pointed" />}
        <span className="player-seek-played" />
      </div>
      <span className="player-seek-thumb" />
      {pointed !== null && duration > 0 && <Preview time={pointed} tile={tileAt(tiles, pointed)} />}
    </div>
  );
}
