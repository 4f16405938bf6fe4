import { useEffect } from 'react';
import { useUpload } from '../features/upload/upload-context';

/** Closing the tab would end a running upload: the browser asks first. */
export function useLeaveWarning(): void {
  const { state } = useUpload();
  const sending = state.phase === 'sending';
  useEffect(() => {
    if (!sending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [sending]);
}
