import { useEffect, useEffectEvent } from 'react';
import type { Catalogue } from '../text/catalogue';
import { useFormat, useText } from '../lib/i18n';
import type { Format } from '../lib/format';
import type { HintContent } from './hint';
import { commandFor, type Command } from './keyboard';
import type { PlayerModel } from './use-player';

/** What keys do beside playing: missing where the page around the player has no such thing. */
export interface ShortcutActions {
  onTheatre: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
  onShortcuts: () => void;
  /** Something was done: the controls show themselves. */
  onUsed: () => void;
}

type Words = Catalogue['player'];

function obey(command: Command, { controls, engine, captions }: PlayerModel, actions: ShortcutActions): void {
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
    case 'toggle-window':
      void controls.togglePictureInPicture();
      break;
    case 'toggle-captions':
      void captions.toggle();
      break;
    case 'toggle-theatre':
      actions.onTheatre?.();
      break;
    case 'next':
      actions.onNext?.();
      break;
    case 'previous':
      actions.onPrevious?.();
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
    case 'step-frame':
      controls.stepFrame(command.by, engine.frameRate);
      break;
    case 'change-volume':
      controls.changeVolume(command.by);
      break;
    case 'step-speed':
      controls.stepSpeed(command.by);
  }
}

/** What is shown and said after a command was obeyed; null for what one sees anyway. */
function hintOf(
  command: Command, player: PlayerModel, captionsBefore: boolean, words: Words, format: Format,
): Omit<HintContent, 'id'> | null {
  const { video } = player.controls;
  const seconds = 'seconds' in command ? Math.abs(command.seconds) : 0;
  switch (command.do) {
    case 'toggle-play':
      return video.paused ? { icon: 'pause', text: words.pause, shown: '' } : { icon: 'play', text: words.play, shown: '' };
    case 'toggle-mute':
    case 'change-volume':
      return { text: video.muted ? words.muted : format.percent(video.volume) };
    case 'toggle-captions':
      return player.captions.choices.length > 0 ? { text: captionsBefore ? words.captionsOff : words.captions } : null;
    case 'seek-by':
      return command.seconds < 0
        ? { icon: 'back', text: words.back(seconds), shown: words.figures.seconds(format.number(seconds)) }
        : { icon: 'ahead', text: words.ahead(seconds), shown: words.figures.seconds(format.number(seconds)) };
    case 'step-speed':
      return { text: words.speedTimes(format.number(video.playbackRate)) };
    default:
      return null;
  }
}

/** The player's keys, anywhere on its page. */
export function useShortcuts(player: PlayerModel | null, actions: ShortcutActions): void {
  const { player: words } = useText();
  const format = useFormat();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = player && commandFor(event);
    if (!command) return;
    event.preventDefault();
    const captionsBefore = player.captions.chosen !== null;
    obey(command, player, actions);
    const hint = hintOf(command, player, captionsBefore, words, format);
    if (hint) player.say(hint);
    actions.onUsed();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
