import { useEffect, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** How long a page may take to become as long as it was, when one goes back to it. */
const patienceMilliseconds = 3000;

/** Scrolls to `top` as soon as the page is long enough; gives up when the user scrolls, or after a while. */
function scrollWhenPossible(top: number): () => void {
  const canScroll = () => document.documentElement.scrollHeight - window.innerHeight >= top;
  const go = () => window.scrollTo({ top, behavior: 'instant' });
  go();
  if (canScroll()) return () => undefined;
  const growth = new ResizeObserver(() => {
    if (!canScroll()) return;
    stop();
    go();
  });
  const stop = () => {
    clearTimeout(timer);
    growth.disconnect();
    window.removeEventListener('wheel', stop);
    window.removeEventListener('touchmove', stop);
  };
  const timer = setTimeout(stop, patienceMilliseconds);
  growth.observe(document.body);
  window.addEventListener('wheel', stop, { passive: true });
  window.addEventListener('touchmove', stop, { passive: true });
  return stop;
}

/** A new page begins at its top; going back finds the page where it was left. */
export function useScrollMemory(): void {
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  const places = useRef(new Map<string, number>());
  const last = useRef<string>(null);

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
  }, []);
  useEffect(() => {
    const remember = () => places.current.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = pathname;
    // A page that was just opened is at its top; to scroll there would make the browser lay it out twice.
    if (before === null) return undefined;
    if (type === NavigationType.Pop) return scrollWhenPossible(places.current.get(key) ?? 0);
    // Filters in the address change a page, they do not leave it.
    if (before !== pathname) window.scrollTo({ top: 0, behavior: 'instant' });
    return undefined;
  }, [key, pathname, type]);
}
