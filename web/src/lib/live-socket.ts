import type { AppConfig } from './config';

/** As many as the server lets one connection watch; those that are too many wait until others have ended. */
export const mostVideos = 50;

/** Close code: the token is not, or no longer, valid (RFC 6455 §7.4.1). */
const policyViolation = 1008;
/** `readyState` before the connection stands. */
const connecting = 0;

/** A way on which messages come. Nothing is called after close(). */
export interface Transport {
  /** Messages of these videos, in order of their importance, and of no others. */
  follow: (videoIds: readonly string[]) => void;
  /** Who the other end is, after the token was renewed or someone logged in. */
  identify: (token: string) => void;
  close: () => void;
}

export interface Receiver {
  /** The token that is sent first; null for guests. */
  token: string | null;
  onText: (text: string) => void;
  /** `refused`: because of the token. */
  onLost: (refused: boolean) => void;
}

/** The one WebSocket for everything: the server is told by messages what is to be watched. */
export function openSocket(config: AppConfig, receiver: Receiver): Transport {
  const socket = new WebSocket(config.webSocketUrl);
  const told = new Set<string>();
  let token = receiver.token;
  let wanted: readonly string[] = [];
  let isOpen = false;
  const send = (message: object) => socket.send(JSON.stringify(message));

  const tell = () => {
    const unwatch = [...told].filter((id) => !wanted.includes(id));
    for (const id of unwatch) told.delete(id);
    const watch = wanted.filter((id) => !told.has(id)).slice(0, mostVideos - told.size);
    for (const id of watch) told.add(id);
    if (unwatch.length > 0 || watch.length > 0) send({ ...(unwatch.length > 0 && { unwatch }), ...(watch.length > 0 && { watch }) });
  };

  socket.onopen = () => {
    isOpen = true;
    // Not in the address, which would end up in logs.
    if (token !== null) send({ token });
    tell();
  };
  socket.onmessage = (event) => {
    if (typeof event.data === 'string') receiver.onText(event.data);
  };
  socket.onclose = ({ code }) => receiver.onLost(code === policyViolation);
  return {
    follow: (videoIds) => {
      wanted = videoIds;
      if (isOpen) tell();
    },
    identify: (renewed) => {
      token = renewed;
      if (isOpen) send({ token });
    },
    close: () => {
      socket.onmessage = null;
      socket.onclose = null;
      // Browsers complain of a socket that is closed before it is open.
      if (socket.readyState === connecting) socket.onopen = () => socket.close();
      else socket.close();
    },
  };
}
