import { useSyncExternalStore } from 'react';
import { useServices } from '../../lib/app-context';
import { Lanes } from './lanes';
import { putPart } from './put-part';
import { UploadCalls } from './upload-calls';
import { useUploadsHolder } from './upload-context';
import { BrowserUploadMemory } from './upload-memory';
import type { UploadState } from './upload-state';
import { Uploads } from './uploads';

/** The uploads of the user who is logged in, as they are now. */
export function useUploads(userId: string): { uploads: Uploads; list: readonly UploadState[] } {
  const { api } = useServices();
  const holder = useUploadsHolder();
  const uploads = holder.open(userId, () => {
    const tools = { calls: new UploadCalls(api), put: putPart, lanes: new Lanes() };
    return new Uploads(userId, tools, new BrowserUploadMemory());
  });
  return { uploads, list: useSyncExternalStore(uploads.subscribe, uploads.snapshot) };
}
