import DragIndicator from '@mui/icons-material/DragIndicator';
import IconButton from '@mui/material/IconButton';
import type { PointerEvent } from 'react';

interface MoveHandleProps {
  label: string;
  onGrab: (event: PointerEvent) => void;
  /** −1: up, 1: down. */
  onStep: (step: -1 | 1) => void;
}

/** What an item of a list is moved by: dragged with mouse or finger, or stepped with the arrow keys. */
export function MoveHandle({ label, onGrab, onStep }: MoveHandleProps) {
  return (
    <IconButton
      aria-label={label} disableRipple onPointerDown={onGrab}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onStep(event.key === 'ArrowUp' ? -1 : 1);
      }}
      sx={{ flex: 'none', width: { xs: 32, sm: 44 }, height: 44, cursor: 'grab', touchAction: 'none', color: 'text.secondary', '&:active': { cursor: 'grabbing' } }}
    >
      <DragIndicator />
    </IconButton>
  );
}
