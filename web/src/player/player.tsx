import { useEffect, useImperativeHandle, useState, type MouseEvent, type ReactNode, type Ref } from 'react';
import { useText } from '../lib/i18n';
import { ContextMenu } from './context-menu';
import { ControlBar } from './control-bar';
import type { Making } from './engine';
import { Hint } from './hint';
import { Notices, Overlay } from './overlays';
import './player.css';
import './player-parts.css';
import { SettingsMenu, type MenuOpening } from './settings-menu';
import { ShortcutsDialog } from './shortcuts-dialog';
import { StatisticsPanel } from './statistics-panel';
import { Surface } from './surface';
import { TouchControls } from './touch-controls';
import { useIdle } from './use-idle';
import { useMediaSession } from './use-media-session';
import { usePlayer } from './use-player';
import { usePositionReport } from './use-position-report';
import { useShortcuts } from './use-shortcuts';

/** What the page around a player may ask of it. */
export interface PlayerHandle {
  /** Goes to a time, in seconds, and plays from there. */
  seekTo: (seconds: number) => void;
  /** Seconds. */
  time: () => number;
}

export interface PlayerProps {
  ref?: Ref<PlayerHandle>;
  /** The master playlist. */
  url: string;
  title: string;
  /** Whose it is. */
  artist: string;
  poster: string;
  making: Making;
  audioOnly: boolean;
  /** WebVTT of pictures for the time line. */
  storyboardUrl?: string | null;
  /** The page that people are sent to by a copied address. */
  shareUrl?: string | null;
  /** Begin as soon as it can be played; browsers may refuse that with sound. */
  autoPlay?: boolean;
  /** Where to begin, in seconds. */
  start?: number;
  /** `start` is where the viewer left an earlier time, which deserves a word. */
  continued?: boolean;
  /** The wide form of the page around it, where that offers one. */
  theatre?: boolean;
  onTheatre?: () => void;
  onPlaying?: (playing: boolean) => void;
  /** Every 10 s while it plays, and when it stops. */
  onPosition?: (seconds: number) => void;
  onEnded?: () => void;
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  /** Laid over everything else, also in full screen. */
  children?: ReactNode;
}

const continuedMilliseconds = 7000;

/** True for a while after `begins` has become true. */
function useForAWhile(begins: boolean, milliseconds: number): [boolean, () => void] {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!begins) return undefined;
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [begins, milliseconds]);
  return [begins && !over, () => setOver(true)];
}

export default function Player(props: PlayerProps) {
  const { ref, url, title, artist, poster, making, audioOnly, autoPlay = true, start = 0, continued = false } = props;
  const { theatre = false, onTheatre, onPlaying, onPosition, onEnded, onNext, onPrevious, shareUrl = null } = props;
  const words = useText().player;
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const [showsStatistics, setShowsStatistics] = useState(false);
  const [settings, setSettings] = useState<MenuOpening | null>(null);
  const [menuPlace, setMenuPlace] = useState<{ top: number; left: number } | null>(null);
  const player = usePlayer(video, frame, { url, making, start });
  const { idle, wake, rest } = useIdle();
  const controls = player?.controls ?? null;
  const { media, phase } = { media: player?.media, phase: player?.engine.phase };
  const isPlaying = media ? !media.paused : false;
  const [showsContinued, hideContinued] = useForAWhile(continued && start > 0 && isPlaying, continuedMilliseconds);

  useShortcuts(player, { onTheatre, onNext, onPrevious, onShortcuts: () => setShowsShortcuts(true), onUsed: wake });
  useMediaSession(controls, { title, artist, artwork: poster }, media, { onNext, onPrevious });
  usePositionReport(video, onPosition);
  useImperativeHandle(ref, () => ({
    seekTo: (seconds) => {
      controls?.seekTo(seconds);
      void controls?.play();
    },
    time: () => controls?.video.currentTime ?? 0,
  }), [controls]);

  const ready = phase === 'ready';
  useEffect(() => {
    if (ready && autoPlay) void controls?.playUnasked();
  }, [ready, controls, autoPlay]);
  useEffect(() => onPlaying?.(isPlaying), [onPlaying, isPlaying]);
  useEffect(() => {
    if (isPlaying) wake();
  }, [isPlaying, wake]);
  useEffect(() => {
    if (!video || !onEnded) return undefined;
    video.addEventListener('ended', onEnded);
    return () => video.removeEventListener('ended', onEnded);
  }, [video, onEnded]);

  const quiet = idle && isPlaying && !settings && !menuPlace;
  const onMenu = (event: MouseEvent) => {
    event.preventDefault();
    setMenuPlace({ top: event.clientY, left: event.clientX });
  };
  return (
    <section
      ref={setFrame}
      className={`player${quiet ? ' player-quiet' : ''}${theatre ? ' player-theatre' : ''}${audioOnly ? ' player-audio' : ''}`}
      aria-label={words.name}
      tabIndex={-1}
      onPointerMove={(event) => event.pointerType !== 'touch' && wake()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && rest()}
      onPointerDown={(event) => event.target !== video && wake()}
      onFocus={wake}
    >
      <Surface
        ref={setVideo}
        player={player}
        title={title}
        poster={poster}
        audioOnly={audioOnly}
        controlsShown={!quiet}
        onShowControls={(show) => (show ? wake() : rest())}
        onMenu={onMenu}
      />
      {player && (
        <>
          <TouchControls player={player} />
          <Overlay
            player={player}
            onRetry={() => {
              player.retry();
              void player.controls.play();
            }}
          />
          <Hint hint={player.hint} />
          <Notices
            player={player}
            continuedAt={showsContinued ? start : null}
            onFromTheBeginning={() => {
              hideContinued();
              player.controls.seekTo(0);
            }}
          />
          {showsStatistics && <StatisticsPanel player={player} onClose={() => setShowsStatistics(false)} />}
          <ControlBar
            player={player}
            audioOnly={audioOnly}
            storyboardUrl={props.storyboardUrl ?? null}
            theatre={theatre}
            onTheatre={onTheatre}
            onNext={onNext}
            settingsOpen={settings !== null}
            onSettings={(anchor) => setSettings(settings ? null : { anchor, before: document.activeElement })}
          />
          {settings && (
            <SettingsMenu
              player={player}
              opening={settings}
              onClose={() => setSettings(null)}
              onStatistics={() => setShowsStatistics(true)}
              onShortcuts={() => setShowsShortcuts(true)}
            />
          )}
          <ContextMenu
            player={player}
            place={menuPlace}
            onClose={() => setMenuPlace(null)}
            shareUrl={shareUrl}
            onStatistics={() => setShowsStatistics(true)}
          />
          <ShortcutsDialog open={showsShortcuts} onClose={() => setShowsShortcuts(false)} container={player.frame} />
        </>
      )}
      {props.children}
    </section>
  );
}
