import CropLandscape from '@mui/icons-material/CropLandscape';
import Crop169 from '@mui/icons-material/Crop169';
import Fullscreen from '@mui/icons-material/Fullscreen';
import FullscreenExit from '@mui/icons-material/FullscreenExit';
import Keyboard from '@mui/icons-material/Keyboard';
import Pause from '@mui/icons-material/Pause';
import PictureInPictureAlt from '@mui/icons-material/PictureInPictureAlt';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Replay from '@mui/icons-material/Replay';
import { formatClock } from '../lib/format';
import { ChoiceMenu, type Choice } from './choice-menu';
import { ControlButton } from './control-button';
import { speeds, type MediaControls } from './controls';
import type { EngineState, QualityChoice } from './engine';
import type { MediaState } from './media-state';
import { SeekBar } from './seek-bar';
import { VolumeControl } from './volume-control';

interface ControlBarProps {
  media: MediaState;
  engine: EngineState;
  controls: MediaControls;
  onQuality: (quality: QualityChoice) => void;
  onShortcuts: () => void;
  fullscreen: boolean;
  theatre: boolean;
  /** Missing where there is no wide view. */
  onTheatre: (() => void) | undefined;
  audioOnly: boolean;
  container: HTMLElement | null;
}

function qualityChoices({ qualities, chosen, current }: EngineState): Choice<QualityChoice>[] {
  const playing = qualities.find(({ id }) => id === current);
  return [
    { value: 'auto', label: 'Auto', ...(chosen === 'auto' && playing ? { detail: `now ${playing.label}` } : {}) },
    ...qualities.map(({ id, label }) => ({ value: id, label })),
  ];
}

function shownQuality({ qualities, chosen, current }: EngineState): string {
  const label = qualities.find(({ id }) => id === (chosen === 'auto' ? current : chosen))?.label;
  if (chosen !== 'auto') return label ?? 'Auto';
  return label ? `Auto ${label}` : 'Auto';
}

const speedLabel = (speed: number) => (speed === 1 ? 'Normal' : `${speed}×`);

export function ControlBar(props: ControlBarProps) {
  const { media, engine, controls, audioOnly, container } = props;
  const playLabel = media.ended ? 'Play again' : media.paused ? 'Play' : 'Pause';
  const PlayIcon = media.ended ? Replay : media.paused ? PlayArrow : Pause;
  const canLeaveWindow = !audioOnly && document.pictureInPictureEnabled;
  return (
    <div className="player-bar">
      <SeekBar media={media} onSeek={(seconds) => controls.seekTo(seconds)} />
      <div className="player-row">
        <ControlButton label={playLabel} shortcut="K" onClick={() => controls.togglePlay()}>
          <PlayIcon />
        </ControlButton>
        <VolumeControl
          volume={media.volume}
          muted={media.muted}
          onVolume={(volume) => controls.setVolume(volume)}
          onToggleMute={() => controls.toggleMute()}
        />
        <span className="player-time">
          {formatClock(media.time)} <span className="player-time-total">/ {formatClock(media.duration)}</span>
        </span>
        <span className="player-space" />
        <ChoiceMenu
          label="Speed"
          shown={media.speed === 1 ? '1×' : speedLabel(media.speed)}
          choices={speeds.map((speed) => ({ value: speed, label: speedLabel(speed) }))}
          value={media.speed}
          onChoose={(speed) => controls.setSpeed(speed)}
          container={container}
        />
        {engine.qualities.length > 0 && (
          <ChoiceMenu
            label="Quality"
            shown={shownQuality(engine)}
            choices={qualityChoices(engine)}
            value={engine.chosen}
            onChoose={props.onQuality}
            container={container}
          />
        )}
        <span className="player-wide">
          <ControlButton label="Keyboard shortcuts" shortcut="?" onClick={props.onShortcuts}>
            <Keyboard />
          </ControlButton>
          {canLeaveWindow && (
            <ControlButton label="Picture in picture" onClick={() => void controls.togglePictureInPicture()}>
              <PictureInPictureAlt />
            </ControlButton>
          )}
          {!props.fullscreen && props.onTheatre && (
            <ControlButton label={props.theatre ? 'Default view' : 'Theatre'} shortcut="T" onClick={props.onTheatre}>
              {props.theatre ? <Crop169 /> : <CropLandscape />}
            </ControlButton>
          )}
        </span>
        <ControlButton
          label={props.fullscreen ? 'Leave full screen' : 'Full screen'}
          shortcut="F"
          onClick={() => void controls.toggleFullscreen()}
        >
          {props.fullscreen ? <FullscreenExit /> : <Fullscreen />}
        </ControlButton>
      </div>
    </div>
  );
}
