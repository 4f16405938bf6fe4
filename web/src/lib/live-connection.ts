import type { AppConfig } from './config';
import { openEvents } from './live-events';
import { parseLiveMessage, type NotificationNews } from './live-messages';
import { openSocket, type Transport } from './live-socket';
import { isFinal, type Progress } from './progress';
import type { Session } from './session';

/** `waiting`: the connection was lost and is tried again. */
export type Link = 'connecting' | 'live' | 'waiting';

/** Milliseconds before attempt number `failures` + 1: half a second, doubled up to 10 s, ± 20 % so that many
 *  viewers of a restarted server do not all come at once. */
export function retryDelay(failures: number, random: number): number {
  return Math.min(10_000, 500 * 2 ** Math.max(0, failures - 1)) * (0.8 + 0.4 * random);
}

type OnProgress = (progress: Progress) => void;

interface Watched {
  listeners: Set<OnProgress>;
  /** What was heard last, for those who come later. */
  newest: Progress | null;
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The one connection on which news come: the progress of any number of videos, and the notifications of whoever is
 * logged in. It is open only while somebody listens, and comes back by itself when it was lost. WebSocket first; an
 * attempt that ended without a single message (a proxy that knows no WebSocket) makes the next one use server-sent
 * events, and back. **Lifetime:** that of the page.
 */
export class LiveConnection {
  private readonly watched = new Map<string, Watched>();
  private readonly newsListeners = new Set<(news: NotificationNews) => void>();
  private readonly linkListeners = new Set<() => void>();
  private readonly reconnectedListeners = new Set<() => void>();
  private transport: Transport | null = null;
  private open = openSocket;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private token: string | null;
  private link: Link = 'connecting';
  private failures = 0;
  /** Attempts in a row by socket on which nothing was heard. */
  private silentSockets = 0;
  private socketWorks = false;
  private wasLost = false;
  private updating = false;

  /** `checkSession`: called when the server refused the token. */
  constructor(
    private readonly config: AppConfig,
    private readonly session: Pick<Session, 'token' | 'subscribe'>,
    private readonly checkSession: () => void = () => undefined,
  ) {
    this.token = session.token();
    session.subscribe(() => this.followToken());
    window.addEventListener('online', () => this.retryNow());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.retryNow();
    });
  }

  /** Tells `onProgress` the state of `videoId`'s work, now and at each change, until the returned function is called. */
  watch(videoId: string, onProgress: OnProgress): () => void {
    const watched = this.watched.get(videoId) ?? { listeners: new Set(), newest: null };
    this.watched.set(videoId, watched);
    const leave = listen(watched.listeners, onProgress);
    if (watched.newest) onProgress(watched.newest);
    this.changed();
    return () => {
      leave();
      if (watched.listeners.size === 0 && this.watched.get(videoId) === watched) this.watched.delete(videoId);
      this.changed();
    };
  }

  /** Tells `onNews` of notifications while someone is logged in; first of how many are unread. */
  onNotification(onNews: (news: NotificationNews) => void): () => void {
    const leave = listen(this.newsListeners, onNews);
    this.changed();
    return () => {
      leave();
      this.changed();
    };
  }

  /** Calls `listener` each time that the connection is back after it was lost: what happened meanwhile was not heard. */
  onReconnected(listener: () => void): () => void {
    return listen(this.reconnectedListeners, listener);
  }

  readonly subscribeLink = (listener: () => void): (() => void) => listen(this.linkListeners, listener);
  readonly currentLink = (): Link => this.link;

  /** Many come and go at the same time, with a page: they are one message. */
  private changed(): void {
    if (this.updating) return;
    this.updating = true;
    queueMicrotask(() => {
      this.updating = false;
      this.update();
    });
  }

  private update(): void {
    const videos = this.unfinished();
    const isWanted = videos.length > 0 || (this.newsListeners.size > 0 && this.token !== null);
    const isUseless = this.open === openEvents && videos.length === 0;
    if (!isWanted || isUseless) this.disconnect();
    if (!isWanted) return;
    if (this.transport) this.transport.follow(videos);
    else if (this.timer === undefined) this.connect();
  }

  private unfinished(): string[] {
    return [...this.watched].filter(([, { newest }]) => !newest || !isFinal(newest)).map(([videoId]) => videoId);
  }

  private connect(): void {
    let heard = false;
    this.timer = undefined;
    this.transport = this.open(this.config, {
      token: this.token,
      onText: (text) => {
        if (!heard) this.isBack();
        heard = true;
        this.hear(text);
      },
      onLost: (refused) => this.lost(heard, refused),
    });
    this.transport.follow(this.unfinished());
  }

  private isBack(): void {
    this.failures = 0;
    if (this.open === openSocket) {
      this.silentSockets = 0;
      this.socketWorks = true;
    }
    this.setLink('live');
    if (!this.wasLost) return;
    this.wasLost = false;
    for (const listener of this.reconnectedListeners) listener();
  }

  private hear(text: string): void {
    const message = parseLiveMessage(text);
    if (!message) return;
    if ('news' in message) {
      for (const listener of this.newsListeners) listener(message.news);
      return;
    }
    const { progress } = message;
    const watched = this.watched.get(progress.videoId);
    if (!watched) return;
    watched.newest = progress;
    for (const listener of watched.listeners) listener(progress);
    if (isFinal(progress)) this.changed();
  }

  private lost(heard: boolean, refused: boolean): void {
    this.transport = null;
    this.failures += 1;
    this.wasLost ||= heard;
    if (!heard && !refused) this.tryTheOtherWay();
    this.setLink('waiting');
    this.timer = setTimeout(() => this.connect(), retryDelay(this.failures, Math.random()));
    if (refused) this.checkSession();
  }

  /** Once a socket has worked here, a server that is away for a moment is likelier than a proxy in between. */
  private tryTheOtherWay(): void {
    if (this.open === openEvents) {
      this.open = openSocket;
      return;
    }
    this.silentSockets += 1;
    if (this.silentSockets >= (this.socketWorks ? 3 : 1) && this.unfinished().length > 0) this.open = openEvents;
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.transport?.close();
    this.transport = null;
    this.open = openSocket;
    this.failures = 0;
    this.wasLost = false;
    this.setLink('connecting');
  }

  private retryNow(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.connect();
  }

  private followToken(): void {
    const token = this.session.token();
    if (token === this.token) return;
    const isRenewed = token !== null && this.token !== null;
    this.token = token;
    // What one was told, another may not be, and the other way round.
    if (!isRenewed) for (const watched of this.watched.values()) watched.newest = null;
    if (token === null) this.disconnect();
    else this.transport?.identify(token);
    this.changed();
  }

  private setLink(link: Link): void {
    if (link === this.link) return;
    this.link = link;
    for (const listener of this.linkListeners) listener();
  }
}
