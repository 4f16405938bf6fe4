export type Command =
  | { do: 'toggle-play' | 'toggle-mute' | 'toggle-fullscreen' | 'toggle-theatre' | 'show-shortcuts' }
  | { do: 'seek-by'; seconds: number }
  | { do: 'seek-to-share'; share: number }
  | { do: 'change-volume'; by: number }
  | { do: 'step-speed'; by: 1 | -1 };

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
  m: { do: 'toggle-mute' },
  f: { do: 'toggle-fullscreen' },
  t: { do: 'toggle-theatre' },
  '<': { do: 'step-speed', by: -1 },
  '>': { do: 'step-speed', by: 1 },
  '?': { do: 'show-shortcuts' },
};

export const shortcutList: readonly (readonly [keys: string, meaning: string])[] = [
  ['Space or K', 'Play or pause'],
  ['J / L', '10 seconds back / ahead'],
  ['← / →', '5 seconds back / ahead'],
  ['0 – 9', 'Jump to 0 % – 90 %'],
  ['Home / End', 'Jump to the beginning / end'],
  ['↑ / ↓', 'Louder / quieter'],
  ['M', 'Mute'],
  ['< / >', 'Slower / faster'],
  ['F', 'Full screen'],
  ['T', 'Theatre'],
  ['?', 'This list'],
];

const typing = 'input:not([type=range]), textarea, select, [contenteditable], [role=menu], [role=dialog]';

/** What a key press means to the player; null when it belongs to something else: a text field, a menu, a focused
 *  button's own space bar, a range's own arrows, or a shortcut of the browser. */
export function commandFor(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing)) return null;
  const { key } = event;
  if (key === ' ' && target?.closest('button, a, [role=button]')) return null;
  if (key.startsWith('Arrow') && target?.closest('input[type=range]')) return null;
  if (/^[0-9]$/.test(key)) return { do: 'seek-to-share', share: Number(key) / 10 };
  return commands[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
