import { useFormat, useLanguage, useText } from '../lib/i18n';
import { speeds } from './controls';
import type { EngineState } from './engine';
import type { PlayerModel } from './use-player';

export interface SettingChoice {
  key: string;
  label: string;
  isChosen: boolean;
  choose: () => void;
}

/** Something of which there is more than one. */
export interface Setting {
  name: 'quality' | 'speed' | 'captions' | 'audio';
  label: string;
  /** The present choice, in a word. */
  value: string;
  choices: SettingChoice[];
}

/** The picture size on screen, or the one chosen that comes next. */
export function shownQuality({ qualities, chosen, current }: EngineState): string | null {
  return qualities.find(({ id }) => id === (chosen === 'auto' ? current : chosen))?.label ?? null;
}

function languageName(code: string | null, locale: string): string | null {
  try {
    return code ? (new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? null) : null;
  } catch {
    return null;
  }
}

/** What can be chosen of how this video is played, in the words of the page. */
export function useSettings({ media, engine, controls, captions, chooseQuality, chooseAudio }: PlayerModel): Setting[] {
  const words = useText().player;
  const format = useFormat();
  const locale = useLanguage().language.code;
  const shown = shownQuality(engine);
  const auto = shown && engine.chosen === 'auto' ? words.autoNow(shown) : words.auto;
  const speedLabel = (speed: number) => (speed === 1 ? words.normalSpeed : words.speedTimes(format.number(speed)));
  const audioLabel = ({ id, name, language }: EngineState['audioTracks'][number]) =>
    languageName(language, locale) ?? (name || words.track(id + 1));
  const playing = engine.audioTracks.find(({ id }) => id === engine.audioTrack);

  const quality: Setting = {
    name: 'quality',
    label: words.quality,
    value: engine.chosen === 'auto' ? auto : (shown ?? words.auto),
    choices: [
      { key: 'auto', label: auto, isChosen: engine.chosen === 'auto', choose: () => chooseQuality('auto') },
      ...engine.qualities.map(({ id, label }) => (
        { key: `${id}`, label, isChosen: engine.chosen === id, choose: () => chooseQuality(id) })),
    ],
  };
  const speed: Setting = {
    name: 'speed',
    label: words.speed,
    value: speedLabel(media.speed),
    choices: speeds.map((value) => (
      { key: `${value}`, label: speedLabel(value), isChosen: media.speed === value, choose: () => controls.setSpeed(value) })),
  };
  const texts: Setting = {
    name: 'captions',
    label: words.captions,
    value: captions.chosen?.label ?? words.off,
    choices: [
      { key: 'off', label: words.off, isChosen: captions.chosen === null, choose: () => captions.choose(null) },
      ...captions.choices.map(({ id, label }) => (
        { key: `${id}`, label, isChosen: captions.chosen?.id === id, choose: () => captions.choose(id) })),
    ],
  };
  const audio: Setting = {
    name: 'audio',
    label: words.audioTrack,
    value: playing ? audioLabel(playing) : words.auto,
    choices: engine.audioTracks.map((track) => (
      { key: `${track.id}`, label: audioLabel(track), isChosen: track.id === engine.audioTrack, choose: () => chooseAudio(track.id) })),
  };
  return [
    ...(engine.qualities.length > 0 ? [quality] : []),
    speed,
    ...(captions.choices.length > 0 ? [texts] : []),
    ...(engine.audioTracks.length > 0 ? [audio] : []),
  ];
}
