import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useId, useState, type ReactNode } from 'react';

interface ClampedProps {
  /** How many lines are shown at first. */
  lines: number;
  more: string;
  less: string;
  children: ReactNode;
  /** What else is shown only in the open form. */
  rest?: ReactNode;
}

/** Cuts what is longer than `lines`, with a button for the rest. */
export function Clamped({ lines, more, less, children, rest }: ClampedProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const [box, setBox] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!box || open) return undefined;
    const measure = () => setCut(box.scrollHeight > box.clientHeight + 1);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [box, open, children]);
  const clamp = { display: '-webkit-box', WebkitLineClamp: lines, WebkitBoxOrient: 'vertical', overflow: 'hidden' } as const;
  const needed = open || cut || rest !== undefined;
  return (
    <>
      <Box id={id} ref={setBox} sx={open ? undefined : clamp}>{children}</Box>
      {open && rest}
      {needed && (
        <Button
          size="small" color="inherit" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}
          sx={{ justifySelf: 'start', minHeight: 32, px: 1, marginInlineStart: -1, color: 'text.secondary' }}
        >
          {open ? less : more}
        </Button>
      )}
    </>
  );
}
