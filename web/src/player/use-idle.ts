import { useCallback, useEffect, useRef, useState } from 'react';

const idleMilliseconds = 2600;

/** True once nothing was done for a while; `wake` starts the count again. */
export function useIdle(): { idle: boolean; wake: () => void } {
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wake = useCallback(() => {
    setIdle(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIdle(true), idleMilliseconds);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { idle, wake };
}
