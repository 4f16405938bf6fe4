import { startTransition, useEffect, useState, type ReactNode } from 'react';

/** Calls `then` when the browser has nothing else to do, after half a second at the latest; returns the way to cancel it. */
function whenIdle(then: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(then, 1);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(then, { timeout: 500 });
  return () => cancelIdleCallback(request);
}

interface InTurnProps {
  /** How many idle moments it waits for: 1 is first. */
  turn: number;
  children: ReactNode;
}

/** Part of a page that is drawn after the rest, in a piece of work of its own: a slow phone answers fingers meanwhile. */
export function InTurn({ turn, children }: InTurnProps) {
  const [left, setLeft] = useState(turn);
  useEffect(() => (left > 0 ? whenIdle(() => startTransition(() => setLeft(left - 1))) : undefined), [left]);
  return left > 0 ? null : children;
}
