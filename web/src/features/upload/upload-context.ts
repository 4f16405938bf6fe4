import { createContext, useContext, useSyncExternalStore } from 'react';
import type { UploadController, UploadState } from './upload-controller';

export const UploadContext = createContext<UploadController | null>(null);

export function useUpload(): { upload: UploadController; state: UploadState } {
  const upload = useContext(UploadContext);
  if (!upload) throw new Error('UploadContext is missing');
  return { upload, state: useSyncExternalStore(upload.subscribe, upload.snapshot) };
}
