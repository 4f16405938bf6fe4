import { useState, type CSSProperties, type PointerEvent } from 'react';
import { formatClock } from '../lib/format';
import { useFormat } from '../lib/i18n';
import type { MediaState } from './media-state';

interface SeekBarProps {
  media: Pick<MediaState, 'time' | 'duration' | 'buffered'>;
  onSeek: (seconds: number) => void;
}

function secondsAt(event: PointerEvent<HTMLElement>, duration: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration;
}

/** The time line: what is buffered, where the playhead is, the time under the pointer. Dragging seeks on release;
 *  arrow keys work through the player's own keys. */
export function SeekBar({ media, onSeek }: SeekBarProps) {
  const { time, duration, buffered } = media;
  const format = useFormat();
  const [hovered, setHovered] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const share = (seconds: number) => (duration > 0 ? `${(seconds / duration) * 100}%` : '0%');
  const shown = dragged ?? time;

  return (
    <div
      className="player-seek"
      role="slider"
      tabIndex={0}
      aria-label="Seek"
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(shown)}
      aria-valuetext={`${format.spokenClock(shown)} of ${format.spokenClock(duration)}`}
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
      }}
      onPointerCancel={() => setDragged(null)}
      onPointerLeave={() => setHovered(null)}
      style={{ '--played': share(shown), '--pointed': share(hovered ?? 0) } as CSSProperties}
    >
      <div className="player-seek-track">
        {buffered.map(([start, end]) => (
          <span key={start} className="player-seek-buffered" style={{ left: share(start), width: share(end - start) }} />
        ))}
        <span className="player-seek-played" />
      </div>
      <span className="player-seek-thumb" />
      {hovered !== null && duration > 0 && <span className="player-seek-tooltip">{formatClock(hovered)}</span>}
    </div>
  );
}
