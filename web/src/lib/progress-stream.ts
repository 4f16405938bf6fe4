import type { AppConfig } from './config';
import { isFinal, parseProgress, type Progress } from './progress';

export type Link = 'connecting' | 'live' | 'waiting';

export interface ProgressListener {
  onProgress: (progress: Progress) => void;
  /** Who the viewer is, for a video that not everyone may see. */
  token?: () => string | null;
  /** `waiting`: the connection was lost and will be tried again. */
  onLink?: (link: Link) => void;
}

/** Milliseconds before attempt number `failures` + 1: half a second, doubled up to 10 s, ± 20 % so that many
 *  viewers of a restarted server do not all come at once. */
export function retryDelay(failures: number, random: number): number {
  return Math.min(10_000, 500 * 2 ** Math.max(0, failures - 1)) * (0.8 + 0.4 * random);
}

interface Transport {
  close: () => void;
}

type Receive = { onText: (text: string) => void; onLost: () => void; token: () => string | null };

function openSocket(config: AppConfig, videoId: string, receive: Receive): Transport {
  const socket = new WebSocket(`${config.webSocketUrl}?videoId=${encodeURIComponent(videoId)}`);
  // Not in the address, which would end up in logs.
  socket.onopen = () => {
    const token = receive.token();
    if (token) socket.send(JSON.stringify({ token }));
  };
  socket.onmessage = (event) => {
    if (typeof event.data === 'string') receive.onText(event.data);
  };
  socket.onclose = receive.onLost;
  return {
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}

function openEvents(config: AppConfig, videoId: string, receive: Receive): Transport {
  const events = new EventSource(`${config.apiUrl}/upload/sse/${encodeURIComponent(videoId)}`);
  events.onmessage = (event) => {
    if (typeof event.data === 'string') receive.onText(event.data);
  };
  events.onerror = () => {
    events.close();
    receive.onLost();
  };
  return { close: () => events.close() };
}

/**
 * Follows a video's work until it ends or the returned function is called. WebSocket first; an attempt that ended
 * without a single message (a proxy that knows no WebSocket) makes the next one use server-sent events, and back.
 */
export function followProgress(config: AppConfig, videoId: string, listener: ProgressListener): () => void {
  let transport: Transport | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let open = openSocket;
  let over = false;

  const stop = () => {
    over = true;
    clearTimeout(timer);
    transport?.close();
  };

  const connect = () => {
    let heard = false;
    listener.onLink?.('connecting');
    transport = open(config, videoId, {
      token: listener.token ?? (() => null),
      onText: (text) => {
        const progress = parseProgress(text);
        if (over || progress?.videoId !== videoId) return;
        if (!heard) listener.onLink?.('live');
        heard = true;
        failures = 0;
        listener.onProgress(progress);
        if (isFinal(progress)) stop();
      },
      onLost: () => {
        if (over) return;
        failures += 1;
        if (!heard) open = open === openSocket ? openEvents : openSocket;
        listener.onLink?.('waiting');
        timer = setTimeout(connect, retryDelay(failures, Math.random()));
      },
    });
  };
  connect();
  return stop;
}
