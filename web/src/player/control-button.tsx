import type { ReactNode, MouseEvent } from 'react';
import { useText } from '../lib/i18n';

interface ControlButtonProps {
  label: string;
  /** The key that does the same, told in the tooltip. */
  shortcut?: string;
  /** For a button that is on or off. */
  pressed?: boolean;
  /** For a button that opens a menu. */
  expanded?: boolean;
  /** Left out where there is little room. */
  onlyWide?: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  children: ReactNode;
}

/** Who clicks with a mouse goes on with the player's keys: a focused button would take the space bar for itself. */
function focusPlayer(event: MouseEvent<HTMLButtonElement>): void {
  event.preventDefault();
  event.currentTarget.closest<HTMLElement>('.player')?.focus({ preventScroll: true });
}

export function ControlButton({ label, shortcut, pressed, expanded, onlyWide, onClick, children }: ControlButtonProps) {
  const words = useText().player;
  return (
    <button
      type="button"
      className={`player-button${onlyWide ? ' player-wide' : ''}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-haspopup={expanded === undefined ? undefined : 'menu'}
      aria-expanded={expanded}
      title={shortcut ? words.withKey(label, shortcut) : label}
      onMouseDown={focusPlayer}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
