import { useCallback, useEffect, useRef, useState } from 'react';

const idleMilliseconds = 2600;

/** True once nothing was done for a while; `wake` starts the count again, `rest` ends it at once. */
export function useIdle(): { idle: boolean; wake: () => void; rest: () => void } {
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wake = useCallback(() => {
    setIdle(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIdle(true), idleMilliseconds);
  }, []);
  const rest = useCallback(() => {
    clearTimeout(timer.current);
    setIdle(true);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { idle, wake, rest };
}
