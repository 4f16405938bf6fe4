import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

interface ActionButtonProps {
  icon: ReactNode;
  /** For screen readers, where the text alone does not say it. */
  label?: string;
  /** Of something that is either on or off. */
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One of the round buttons below a video. */
export function ActionButton({ icon, label, pressed, onClick, children }: ActionButtonProps) {
  return (
    <Button
      color="inherit" startIcon={icon} aria-label={label} aria-pressed={pressed} onClick={onClick}
      sx={{
        flex: 'none', minHeight: 40, px: 2, bgcolor: 'action.hover', color: pressed ? 'primary.main' : 'text.primary',
        '&:hover': { bgcolor: 'action.selected' }, '@media (pointer: coarse)': { minHeight: 44 },
      }}
    >
      {children}
    </Button>
  );
}
