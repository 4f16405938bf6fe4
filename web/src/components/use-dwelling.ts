import { useEffect, useState, type FocusEvent, type PointerEvent } from 'react';

/** A pointer that only passes by asks for nothing. */
const restMilliseconds = 400;

/** Whether the pointer rests on an element, or the keyboard's focus is in it; the second part goes to that element. */
export function useDwelling() {
  const [here, setHere] = useState(false);
  const [dwelling, setDwelling] = useState(false);
  useEffect(() => {
    if (!here) return undefined;
    const timer = setTimeout(() => setDwelling(true), restMilliseconds);
    return () => {
      clearTimeout(timer);
      setDwelling(false);
    };
  }, [here]);
  const leave = () => setHere(false);
  return [dwelling, {
    // A finger does not rest: it taps or scrolls.
    onPointerEnter: ({ pointerType }: PointerEvent) => setHere(pointerType !== 'touch'),
    onPointerLeave: leave,
    onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && setHere(true),
    onBlur: leave,
  }] as const;
}
