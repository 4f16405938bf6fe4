import type { ReactNode } from 'react';

interface ControlButtonProps {
  label: string;
  /** The key that does the same, told in the tooltip. */
  shortcut?: string;
  onClick: () => void;
  children: ReactNode;
}

export function ControlButton({ label, shortcut, onClick, children }: ControlButtonProps) {
  return (
    <button
      type="button"
      className="player-button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
