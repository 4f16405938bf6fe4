import { useEffect } from 'react';
import { useUploadPercent } from '../features/upload/upload-context';

/** Closing the tab would interrupt what is being sent: the browser asks first. */
export function useLeaveWarning(): void {
  const sending = useUploadPercent() !== null;
  useEffect(() => {
    if (!sending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [sending]);
}
