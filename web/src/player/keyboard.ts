import type { Catalogue } from '../text/catalogue';

export type Command =
  | {
      do: 'toggle-play' | 'toggle-mute' | 'toggle-fullscreen' | 'toggle-theatre' | 'toggle-captions' | 'toggle-window'
        | 'next' | 'previous' | 'show-shortcuts';
    }
  | { do: 'seek-by'; seconds: number }
  | { do: 'seek-to-share'; share: number }
  | { do: 'change-volume'; by: number }
  | { do: 'step-speed' | 'step-frame'; by: 1 | -1 };

const commands: Record<string, Command> = {
  ' ': { do: 'toggle-play' },
  k: { do: 'toggle-play' },
  j: { do: 'seek-by', seconds: -10 },
  l: { do: 'seek-by', seconds: 10 },
  ArrowLeft: { do: 'seek-by', seconds: -5 },
  ArrowRight: { do: 'seek-by', seconds: 5 },
  ArrowUp: { do: 'change-volume', by: 0.05 },
  ArrowDown: { do: 'change-volume', by: -0.05 },
  Home: { do: 'seek-to-share', share: 0 },
  End: { do: 'seek-to-share', share: 1 },
  ',': { do: 'step-frame', by: -1 },
  '.': { do: 'step-frame', by: 1 },
  '<': { do: 'step-speed', by: -1 },
  '>': { do: 'step-speed', by: 1 },
  m: { do: 'toggle-mute' },
  c: { do: 'toggle-captions' },
  f: { do: 'toggle-fullscreen' },
  t: { do: 'toggle-theatre' },
  i: { do: 'toggle-window' },
  n: { do: 'next' },
  p: { do: 'previous' },
  '?': { do: 'show-shortcuts' },
};

/** The keys in the order of the list, and what each is said to do. */
export const shortcutList: readonly (readonly [keys: readonly string[], meaning: keyof Catalogue['player']['shortcuts']])[] = [
  [['Space', 'K'], 'play'],
  [['J', 'L'], 'tenSeconds'],
  [['←', '→'], 'fiveSeconds'],
  [['0', '…', '9'], 'jump'],
  [['Home', 'End'], 'ends'],
  [[',', '.'], 'frame'],
  [['<', '>'], 'speed'],
  [['↑', '↓'], 'volume'],
  [['M'], 'mute'],
  [['C'], 'captions'],
  [['F'], 'fullscreen'],
  [['T'], 'theatre'],
  [['I'], 'window'],
  [['N', 'P'], 'next'],
  [['?'], 'list'],
];

const typing = 'input:not([type=range]), textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]';

/** What a key press means to the player; null when it belongs to something else: a text field, a menu, a focused
 *  button's own space bar, a range's own arrows, or a shortcut of the browser. */
export function commandFor(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing)) return null;
  const { key } = event;
  if (key === ' ' && target?.closest('button, a, summary, [role=button], [role=tab], [role=switch], [role=checkbox]')) return null;
  if (key.startsWith('Arrow') && target?.closest('input[type=range], [role=tab], [role=radio]')) return null;
  if (/^[0-9]$/.test(key)) return { do: 'seek-to-share', share: Number(key) / 10 };
  return commands[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
