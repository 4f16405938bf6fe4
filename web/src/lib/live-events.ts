import type { AppConfig } from './config';
import type { Receiver, Transport } from './live-socket';

/** Browsers allow six connections to a server (HTTP/1.1): half of them for streams, half for everything else. */
const mostStreams = 3;

/** Reads an event stream to its end and passes on each message; resolves with the status that it was refused with, or
 *  200. By `fetch` and not by EventSource, which cannot send a token. */
async function readEvents(url: string, token: string | null, signal: AbortSignal, onText: (text: string) => void): Promise<number> {
  const response = await fetch(url, { signal, cache: 'no-store', headers: token === null ? {} : { Authorization: `Bearer ${token}` } });
  if (!response.ok || !response.body) return response.status;
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return response.status;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
      if (data.length > 0) onText(data.join('\n'));
    }
  }
}

/** Server-sent events, a stream for each video, where something on the way knows no WebSocket. Brings no notifications. */
export function openEvents(config: AppConfig, receiver: Receiver): Transport {
  const streams = new Map<string, AbortController>();
  /** There is no such video, or not for this viewer. */
  const missing = new Set<string>();
  let token = receiver.token;
  let wanted: readonly string[] = [];

  const close = () => {
    for (const stream of streams.values()) stream.abort();
    streams.clear();
  };

  const ended = (videoId: string, status: number) => {
    streams.delete(videoId);
    if (status === 404) {
      missing.add(videoId);
      fill();
      if (streams.size > 0) return;
    }
    close();
    receiver.onLost(status === 401);
  };

  const open = (videoId: string) => {
    const stream = new AbortController();
    streams.set(videoId, stream);
    const end = (status: number) => {
      if (!stream.signal.aborted) ended(videoId, status);
    };
    const url = `${config.apiUrl}/upload/sse/${encodeURIComponent(videoId)}`;
    const onText = (text: string) => {
      if (!stream.signal.aborted) receiver.onText(text);
    };
    readEvents(url, token, stream.signal, onText).then(end, () => end(0));
  };

  const fill = () => {
    for (const [videoId, stream] of streams) {
      if (wanted.includes(videoId)) continue;
      stream.abort();
      streams.delete(videoId);
    }
    for (const videoId of wanted) {
      if (streams.size < mostStreams && !streams.has(videoId) && !missing.has(videoId)) open(videoId);
    }
  };

  return {
    follow: (videoIds) => {
      wanted = videoIds;
      fill();
    },
    identify: (renewed) => {
      token = renewed;
      missing.clear();
      close();
      fill();
    },
    close,
  };
}
