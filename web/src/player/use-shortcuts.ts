import { useEffect, useEffectEvent } from 'react';
import type { MediaControls } from './controls';
import { commandFor, type Command } from './keyboard';

interface Actions {
  onTheatre: (() => void) | undefined;
  onShortcuts: () => void;
  /** Something was done: the controls show themselves. */
  onUsed: () => void;
}

function obey(command: Command, controls: MediaControls, actions: Actions): void {
  switch (command.do) {
    case 'toggle-play':
      controls.togglePlay();
      break;
    case 'toggle-mute':
      controls.toggleMute();
      break;
    case 'toggle-fullscreen':
      void controls.toggleFullscreen();
      break;
    case 'toggle-theatre':
      actions.onTheatre?.();
      break;
    case 'show-shortcuts':
      actions.onShortcuts();
      break;
    case 'seek-by':
      controls.seekBy(command.seconds);
      break;
    case 'seek-to-share':
      controls.seekToShare(command.share);
      break;
    case 'change-volume':
      controls.changeVolume(command.by);
      break;
    case 'step-speed':
      controls.stepSpeed(command.by);
  }
}

/** The player's keys, anywhere on its page. */
export function useShortcuts(controls: MediaControls | null, actions: Actions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = controls && commandFor(event);
    if (!command) return;
    event.preventDefault();
    obey(command, controls, actions);
    actions.onUsed();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
