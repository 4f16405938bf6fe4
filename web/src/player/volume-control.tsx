import VolumeDown from '@mui/icons-material/VolumeDown';
import VolumeOff from '@mui/icons-material/VolumeOff';
import VolumeUp from '@mui/icons-material/VolumeUp';
import type { CSSProperties } from 'react';
import { useText } from '../lib/i18n';
import { ControlButton } from './control-button';

interface VolumeControlProps {
  volume: number;
  muted: boolean;
  onVolume: (volume: number) => void;
  onToggleMute: () => void;
}

export function VolumeControl({ volume, muted, onVolume, onToggleMute }: VolumeControlProps) {
  const words = useText().player;
  const heard = muted ? 0 : volume;
  const Icon = heard === 0 ? VolumeOff : heard < 0.5 ? VolumeDown : VolumeUp;
  return (
    <div className="player-volume">
      <ControlButton label={muted ? words.unmute : words.mute} shortcut="M" onClick={onToggleMute}>
        <Icon />
      </ControlButton>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(heard * 100)}
        aria-label={words.volume}
        aria-valuetext={words.percent(Math.round(heard * 100))}
        onChange={(event) => onVolume(Number(event.target.value) / 100)}
        // The arrow keys are the player's again after a mouse was here.
        onPointerUp={(event) => event.currentTarget.blur()}
        style={{ '--level': `${heard * 100}%` } as CSSProperties}
      />
    </div>
  );
}
