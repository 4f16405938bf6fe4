import Cast from '@mui/icons-material/Cast';
import ClosedCaption from '@mui/icons-material/ClosedCaption';
import ClosedCaptionOff from '@mui/icons-material/ClosedCaptionOffOutlined';
import Crop169 from '@mui/icons-material/Crop169';
import CropLandscape from '@mui/icons-material/CropLandscape';
import Fullscreen from '@mui/icons-material/Fullscreen';
import FullscreenExit from '@mui/icons-material/FullscreenExit';
import Pause from '@mui/icons-material/Pause';
import PictureInPictureAlt from '@mui/icons-material/PictureInPictureAlt';
import PlayArrow from '@mui/icons-material/PlayArrow';
import Replay from '@mui/icons-material/Replay';
import Settings from '@mui/icons-material/Settings';
import SkipNext from '@mui/icons-material/SkipNext';
import { formatClock } from '../lib/format';
import { useText } from '../lib/i18n';
import { ControlButton } from './control-button';
import { SeekBar } from './seek-bar';
import { useCasting } from './use-casting';
import type { PlayerModel } from './use-player';
import { shownQuality } from './use-settings';
import { VolumeControl } from './volume-control';

interface ControlBarProps {
  player: PlayerModel;
  audioOnly: boolean;
  storyboardUrl: string | null;
  theatre: boolean;
  /** Missing where there is no wide view. */
  onTheatre: (() => void) | undefined;
  onNext: (() => void) | undefined;
  settingsOpen: boolean;
  onSettings: (anchor: HTMLElement) => void;
}

/** Lines from which a quality is worth a sign of its own. */
const highDefinition = 720;

function LeftSide({ player: { media, controls }, onNext }: Pick<ControlBarProps, 'player' | 'onNext'>) {
  const words = useText().player;
  const playLabel = media.ended ? words.playAgain : media.paused ? words.play : words.pause;
  const PlayIcon = media.ended ? Replay : media.paused ? PlayArrow : Pause;
  return (
    <>
      <ControlButton label={playLabel} shortcut="K" onClick={() => controls.togglePlay()}>
        <PlayIcon />
      </ControlButton>
      {onNext && <ControlButton label={words.next} shortcut="N" onClick={onNext}><SkipNext /></ControlButton>}
      <VolumeControl
        volume={media.volume}
        muted={media.muted}
        onVolume={(volume) => controls.setVolume(volume)}
        onToggleMute={() => controls.toggleMute()}
      />
      <span className="player-time">
        {formatClock(media.time)} <span className="player-time-total">/ {formatClock(media.duration)}</span>
      </span>
    </>
  );
}

function RightSide({ player, audioOnly, theatre, onTheatre, settingsOpen, onSettings }: ControlBarProps) {
  const { engine, controls, captions, isFullscreen } = player;
  const words = useText().player;
  const canCast = useCasting(controls.video);
  const lines = Number.parseInt(shownQuality(engine) ?? '', 10);
  return (
    <>
      {captions.choices.length > 0 && (
        <ControlButton
          label={words.captions} shortcut="C" pressed={captions.chosen !== null} onClick={() => captions.toggle()}
        >
          {captions.chosen ? <ClosedCaption /> : <ClosedCaptionOff />}
        </ControlButton>
      )}
      <ControlButton label={words.settings} expanded={settingsOpen} onClick={(event) => onSettings(event.currentTarget)}>
        <Settings className="player-gear" />
        {lines >= highDefinition && <span className="player-badge" data-words={lines >= 2160 ? '4K' : 'HD'} aria-hidden />}
      </ControlButton>
      {canCast && <ControlButton label={words.cast} onClick={() => void controls.cast()}><Cast /></ControlButton>}
      {!audioOnly && controls.canPictureInPicture() && (
        <ControlButton label={words.pictureInPicture} shortcut="I" onlyWide onClick={() => void controls.togglePictureInPicture()}>
          <PictureInPictureAlt />
        </ControlButton>
      )}
      {!isFullscreen && onTheatre && (
        <ControlButton label={theatre ? words.defaultView : words.theatre} shortcut="T" onlyWide onClick={onTheatre}>
          {theatre ? <Crop169 /> : <CropLandscape />}
        </ControlButton>
      )}
      {controls.canFullscreen() && (
        <ControlButton
          label={isFullscreen ? words.leaveFullScreen : words.fullScreen}
          shortcut="F"
          onClick={() => void controls.toggleFullscreen()}
        >
          {isFullscreen ? <FullscreenExit /> : <Fullscreen />}
        </ControlButton>
      )}
    </>
  );
}

/** Time runs from left to right everywhere, as on every device that plays something. */
export function ControlBar(props: ControlBarProps) {
  const { player: { media, controls }, storyboardUrl } = props;
  return (
    <div className="player-bar" dir="ltr">
      <SeekBar media={media} storyboardUrl={storyboardUrl} onSeek={(seconds) => controls.seekTo(seconds)} />
      <div className="player-row">
        <LeftSide {...props} />
        <span className="player-space" />
        <RightSide {...props} />
      </div>
    </div>
  );
}
