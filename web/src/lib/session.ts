const storageKey = 'sunomi.token';

export interface User {
  userId: string;
  name: string;
  profilePictureUrl: string;
}

/** `unknown`: a token is kept but not yet checked by the server. */
export type SessionState =
  | { status: 'guest' }
  | { status: 'unknown'; token: string }
  | { status: 'member'; token: string; user: User };

/** Who is logged in, kept in localStorage so that a reload and other tabs agree. */
export class Session {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private readonly expiryListeners = new Set<() => void>();

  constructor(private readonly storage: Storage = window.localStorage) {
    this.state = this.fromStorage();
    window.addEventListener('storage', (event) => {
      if (event.key === storageKey) this.set(this.fromStorage());
    });
  }

  readonly snapshot = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls `listener` whenever the server refuses a token that was good before. */
  onExpired(listener: () => void): () => void {
    this.expiryListeners.add(listener);
    return () => this.expiryListeners.delete(listener);
  }

  token(): string | null {
    return this.state.status === 'guest' ? null : this.state.token;
  }

  logIn(token: string, user: User): void {
    this.storage.setItem(storageKey, token);
    this.set({ status: 'member', token, user });
  }

  logOut(): void {
    this.storage.removeItem(storageKey);
    this.set({ status: 'guest' });
  }

  /** The server refused `token`. An answer that belongs to an older token changes nothing. */
  expire(token: string): void {
    if (this.token() !== token) return;
    this.logOut();
    for (const listener of this.expiryListeners) listener();
  }

  private fromStorage(): SessionState {
    const token = this.storage.getItem(storageKey);
    return token ? { status: 'unknown', token } : { status: 'guest' };
  }

  private set(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
