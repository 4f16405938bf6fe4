import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

interface Drag {
  from: number;
  /** Where it would be put. */
  to: number;
  /** How far it has been dragged, in pixels. */
  offset: number;
  /** Height of the dragged item. */
  height: number;
}

/** The place of an item whose middle is dragged to `middle`, among items with these tops and heights. */
export function placeOf(middle: number, boxes: readonly { top: number; height: number }[], from: number): number {
  const above = boxes.filter(({ top, height }, index) => index !== from && top + height / 2 < middle);
  return above.length;
}

/** Drags the children of `list` up and down by pointer; `onDrop` hears of each that ends in another place. Escape, or a
 *  gesture that the browser takes over, leaves everything where it was. */
export function useDragOrder(list: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const grab = (event: PointerEvent, from: number) => {
    if (event.button !== 0 || !list.current) return;
    const begin = event.clientY + window.scrollY;
    const boxes = Array.from(list.current.children, (child) => {
      const { top, height } = child.getBoundingClientRect();
      return { top: top + window.scrollY, height };
    });
    const own = boxes[from];
    if (!own) return;
    let last: Drag | null = null;
    const onMove = (moved: globalThis.PointerEvent) => {
      const offset = moved.clientY + window.scrollY - begin;
      last = { from, offset, height: own.height, to: placeOf(own.top + own.height / 2 + offset, boxes, from) };
      setDrag(last);
    };
    const onUp = () => {
      stop.current();
      if (last && last.to !== from) onDrop(from, last.to);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key === 'Escape') stop.current();
    };
    stop.current = () => {
      stop.current = () => undefined;
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', onKey);
      setDrag(null);
    };
    const cancel = () => stop.current();
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', onKey);
  };

  /** How an item looks while one of them is dragged: the dragged one floats, the others make room. */
  const styleOf = (index: number) => {
    if (!drag) return {};
    const { from, to, offset, height } = drag;
    if (index === from) {
      return { position: 'relative', zIndex: 2, transform: `translateY(${offset}px)`, bgcolor: 'background.paper', boxShadow: 8, userSelect: 'none' } as const;
    }
    const aside = index > from && index <= to ? -height : index < from && index >= to ? height : 0;
    return { transform: `translateY(${aside}px)`, transition: 'transform 150ms', '@media (prefers-reduced-motion: reduce)': { transition: 'none' } };
  };

  return { grab, styleOf };
}
