import { useEffect, useMemo, useState } from 'react';
import { ControlBar } from './control-bar';
import { MediaControls } from './controls';
import { AudioArtwork, Overlay } from './overlays';
import './player.css';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useEngine } from './use-engine';
import { useIdle } from './use-idle';
import { useMedia } from './use-media';
import { useShortcuts } from './use-shortcuts';
import { useSoundPreference } from './use-sound-preference';

export interface PlayerProps {
  /** The master playlist. */
  url: string;
  title: string;
  poster: string;
  /** Still being encoded. */
  processing: boolean;
  audioOnly: boolean;
  /** Begin as soon as it can be played; browsers may refuse that with sound. */
  autoPlay?: boolean;
  /** Where to begin, in seconds. */
  start?: number;
  /** The wide form of the page around it, where that offers one. */
  theatre?: boolean;
  onTheatre?: () => void;
  onPlaying?: (playing: boolean) => void;
}

function useFullscreen(frame: HTMLElement | null): boolean {
  const [fullscreen, setFullscreen] = useState(false);
  useEffect(() => {
    const read = () => setFullscreen(frame !== null && document.fullscreenElement === frame);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, [frame]);
  return fullscreen;
}

export default function Player({
  url, title, poster, processing, audioOnly, autoPlay = true, start = 0, theatre = false, onTheatre, onPlaying,
}: PlayerProps) {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const controls = useMemo(() => (video && frame ? new MediaControls(video, frame) : null), [video, frame]);
  const media = useMedia(video);
  const engine = useEngine(video, url, processing);
  const fullscreen = useFullscreen(frame);
  const { idle, wake } = useIdle();
  useSoundPreference(video);
  useShortcuts(controls, { onTheatre, onShortcuts: () => setShowsShortcuts(true), onUsed: wake });

  const ready = engine.state.phase === 'ready';
  useEffect(() => {
    if (ready && start > 0) controls?.seekTo(start);
  }, [ready, controls, start]);
  useEffect(() => {
    if (ready && autoPlay) void controls?.play();
  }, [ready, controls, autoPlay]);
  useEffect(() => onPlaying?.(!media.paused), [onPlaying, media.paused]);

  const quiet = idle && !media.paused;
  return (
    <section
      ref={setFrame}
      className={`player${quiet ? ' player-quiet' : ''}${theatre ? ' player-theatre' : ''}`}
      aria-label="Video player"
      onPointerMove={wake}
      onPointerDown={wake}
      onFocus={wake}
    >
      {/* Captions come with the stream once there are any; this stage makes none. */}
      <video
        ref={setVideo}
        className="player-video"
        playsInline
        poster={poster}
        aria-label={title}
        onClick={() => controls?.togglePlay()}
        onDoubleClick={() => void controls?.toggleFullscreen()}
      />
      {audioOnly && <AudioArtwork title={title} />}
      <Overlay
        engine={engine.state}
        media={media}
        onPlay={() => void controls?.play()}
        onRetry={() => {
          engine.retry();
          void controls?.play();
        }}
      />
      {controls && (
        <ControlBar
          media={media}
          engine={engine.state}
          controls={controls}
          onQuality={engine.choose}
          onShortcuts={() => setShowsShortcuts(true)}
          fullscreen={fullscreen}
          theatre={theatre}
          onTheatre={onTheatre}
          audioOnly={audioOnly}
          container={frame}
        />
      )}
      <ShortcutsDialog open={showsShortcuts} onClose={() => setShowsShortcuts(false)} container={frame} />
    </section>
  );
}
