import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../../lib/session';
import type { Uploads } from './uploads';

/**
 * Where the uploads of this page are kept while their owner looks around. It is loaded with the first page, so it knows
 * nothing of how they work.
 */
export class UploadsHolder {
  private uploads: Uploads | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(session: Pick<Session, 'snapshot' | 'subscribe'>) {
    // What is sent under a log-in ends with it; after the next one its owner goes on.
    session.subscribe(() => session.snapshot().status === 'guest' && this.uploads?.pauseAll());
  }

  /** The uploads of `userId`; another user's are left alone, as unfinished. */
  open(userId: string, make: () => Uploads): Uploads {
    if (this.uploads?.userId !== userId) {
      this.uploads?.pauseAll();
      this.uploads = make();
      this.uploads.subscribe(() => {
        for (const listener of this.listeners) listener();
      });
    }
    return this.uploads;
  }

  readonly percent = (): number | null => {
    const total = this.uploads?.total();
    return total ? Math.floor(total.share * 100) : null;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const UploadContext = createContext<UploadsHolder | null>(null);

export function useUploadsHolder(): UploadsHolder {
  const holder = useContext(UploadContext);
  if (!holder) throw new Error('UploadContext is missing');
  return holder;
}

/** How much of what is being sent has been sent; null when nothing is. */
export function useUploadPercent(): number | null {
  const holder = useUploadsHolder();
  return useSyncExternalStore(holder.subscribe, holder.percent);
}
