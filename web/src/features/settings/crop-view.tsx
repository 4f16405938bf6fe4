import Box from '@mui/material/Box';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type Ref } from 'react';
import { useText } from '../../lib/i18n';
import { moved, placeInBox, type Size, type View } from './crop';

interface CropViewProps {
  ref: Ref<HTMLImageElement>;
  src: string | null;
  view: View;
  onView: (view: View) => void;
  onReady: () => void;
  onFailed: () => void;
}

const steps: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, -0.05], ArrowDown: [0, 0.05],
};

/** The picture behind a round window; it is moved by dragging it, or by the arrow keys. */
export function CropView({ ref, src, view, onView, onReady, onFailed }: CropViewProps) {
  const { settings } = useText();
  const [size, setSize] = useState<Size | null>(null);
  const dragged = useRef<{ x: number; y: number } | null>(null);

  const drag = (event: PointerEvent<HTMLElement>) => {
    const from = dragged.current;
    if (!from || !size) return;
    const side = event.currentTarget.clientWidth;
    onView(moved(size, view, (from.x - event.clientX) / side, (from.y - event.clientY) / side));
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  const step = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (!by || !size) return;
    event.preventDefault();
    onView(moved(size, view, ...by));
  };
  return (
    <Box
      role="group" aria-label={settings.cutPictureHow} tabIndex={0} onKeyDown={step}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragged.current = null;
      }}
      onPointerCancel={() => {
        dragged.current = null;
      }}
      sx={{
        position: 'relative', width: '100%', maxWidth: 300, aspectRatio: '1', overflow: 'hidden', borderRadius: '12px', bgcolor: 'action.hover',
        cursor: 'grab', touchAction: 'none', '&:active': { cursor: 'grabbing' },
        '&::after': {
          content: '""', position: 'absolute', inset: 0, borderRadius: '50%', boxShadow: '0 0 0 200px rgb(0 0 0 / 45%)', pointerEvents: 'none',
        },
        '&:focus-visible': { outline: '3px solid', outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      {src && (
        <img
          ref={ref} src={src} alt="" draggable={false} dir="ltr" onError={onFailed}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            setSize({ width: naturalWidth, height: naturalHeight });
            onReady();
          }}
          style={{ position: 'absolute', maxWidth: 'none', ...(size ? placeInBox(size, view) : { opacity: 0 }) }}
        />
      )}
    </Box>
  );
}
