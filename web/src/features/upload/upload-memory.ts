/** An unfinished upload as this browser remembers it. */
export interface KeptUpload {
  uploadId: string;
  videoId: string;
  userId: string;
  name: string;
  size: number;
  lastModified: number;
  /** Leads to the file again, in browsers that hand such things out. */
  handle: FileSystemFileHandle | null;
}

/** What is remembered of unfinished uploads, over reloads and restarts. Never rejects: what cannot be kept is asked for. */
export interface UploadMemory {
  all(userId: string): Promise<KeptUpload[]>;
  keep(upload: KeptUpload): Promise<void>;
  forget(uploadId: string): Promise<void>;
}

const store = 'uploads';

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB refused'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('sunomi', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'uploadId' });
  return settled(request);
}

/** In this browser's IndexedDB, which can keep file handles. Where it is forbidden nothing is remembered. */
export class BrowserUploadMemory implements UploadMemory {
  private database: Promise<IDBDatabase> | null = null;

  async all(userId: string): Promise<KeptUpload[]> {
    const kept = await this.use<KeptUpload[]>('readonly', (uploads) => uploads.getAll() as IDBRequest<KeptUpload[]>);
    return (kept ?? []).filter((upload) => upload.userId === userId);
  }

  async keep(upload: KeptUpload): Promise<void> {
    await this.use('readwrite', (uploads) => uploads.put(upload));
  }

  async forget(uploadId: string): Promise<void> {
    await this.use('readwrite', (uploads) => uploads.delete(uploadId));
  }

  private async use<Result>(
    mode: IDBTransactionMode,
    act: (uploads: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> {
    try {
      this.database ??= open();
      const database = await this.database;
      return await settled(act(database.transaction(store, mode).objectStore(store)));
    } catch {
      this.database = null;
      return undefined;
    }
  }
}
