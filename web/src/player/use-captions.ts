import { useEffect, useState } from 'react';

const storageKey = 'sunomi.captions';

export interface CaptionChoice {
  /** The place among the element's text tracks. */
  id: number;
  label: string;
  language: string;
}

export interface Captions {
  choices: readonly CaptionChoice[];
  chosen: CaptionChoice | null;
  /** Null: none. */
  choose: (id: number | null) => void;
  /** Those that were shown last, or none; tells which are shown then. */
  toggle: () => CaptionChoice | null;
}

interface Wish {
  on: boolean;
  language: string;
}

function keptWish(): Wish {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<keyof Wish, unknown>>;
    return { on: kept.on === true, language: typeof kept.language === 'string' ? kept.language : '' };
  } catch {
    return { on: false, language: '' };
  }
}

function keepWish(wish: Wish): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(wish));
  } catch {
    // A full or forbidden storage costs the preference, nothing more.
  }
}

const isCaption = ({ kind }: TextTrack) => kind === 'captions' || kind === 'subtitles';

function read(video: HTMLVideoElement): { choices: CaptionChoice[]; shown: number | null } {
  const tracks = Array.from(video.textTracks, (track, id) => ({ track, id })).filter(({ track }) => isCaption(track));
  return {
    choices: tracks.map(({ track, id }) => ({ id, label: track.label || track.language || `${id + 1}`, language: track.language })),
    shown: tracks.find(({ track }) => track.mode === 'showing')?.id ?? null,
  };
}

function showOnly(video: HTMLVideoElement, id: number | null): void {
  Array.from(video.textTracks).forEach((track, index) => {
    if (isCaption(track)) track.mode = index === id ? 'showing' : 'disabled';
  });
}

/** The captions of a media element, from wherever they come; the browser draws them in its user's own style. Whether one
 *  wants any, and in which language, is remembered. */
export function useCaptions(video: HTMLVideoElement | null): Captions {
  const [{ choices, shown }, setState] = useState<ReturnType<typeof read>>({ choices: [], shown: null });

  useEffect(() => {
    if (!video) return undefined;
    const look = () => setState(read(video));
    const onAdded = () => {
      const wish = keptWish();
      const { choices: there, shown: present } = read(video);
      if (wish.on && present === null) {
        showOnly(video, (there.find(({ language }) => language === wish.language) ?? there[0])?.id ?? null);
      }
      look();
    };
    video.textTracks.addEventListener('addtrack', onAdded);
    video.textTracks.addEventListener('removetrack', look);
    video.textTracks.addEventListener('change', look);
    return () => {
      video.textTracks.removeEventListener('addtrack', onAdded);
      video.textTracks.removeEventListener('removetrack', look);
      video.textTracks.removeEventListener('change', look);
    };
  }, [video]);

  const chosen = choices.find(({ id }) => id === shown) ?? null;
  const choose = (id: number | null) => {
    if (!video) return;
    showOnly(video, id);
    const language = choices.find((choice) => choice.id === id)?.language;
    keepWish({ on: id !== null, language: language ?? keptWish().language });
    setState(read(video));
  };
  const toggle = () => {
    const next = chosen ? null : (choices.find(({ language }) => language === keptWish().language) ?? choices[0] ?? null);
    choose(next?.id ?? null);
    return next;
  };
  return { choices, chosen, choose, toggle };
}
