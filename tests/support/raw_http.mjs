// Requests as bytes, for what no well-behaved client sends; and what the kernel says of a server process.
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

/** An open connection: `send`, everything received so far, and the promise of its end. */
export class RawConnection {
  constructor(port) {
    this.bytes = Buffer.alloc(0);
    this.begun = Date.now();
    this.socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.connected = new Promise((resolve, reject) => this.socket.once('connect', resolve).once('error', reject));
    this.connected.catch(() => {});
    this.socket.on('data', (piece) => {
      this.bytes = Buffer.concat([this.bytes, piece]);
      this.firstByteAfter ??= Date.now() - this.begun;
    });
    this.ended = new Promise((resolve) => this.socket.once('end', resolve).once('close', resolve).on('error', () => resolve()));
    this.ended.then(() => this.socket.destroy());
  }

  /** Resolves when the bytes are taken, or the server takes no more. */
  send(bytes) {
    return new Promise((resolve) => {
      this.socket.write(bytes, 'latin1', () => resolve());
      this.socket.once('close', () => resolve());
    });
  }

  /** The answers received, as {status, headers, body}; bodies by their Content-Length. */
  answers() {
    const found = [];
    let rest = this.bytes;
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return found;
      const [first, ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
      const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
      const length = Number(headers.get('content-length') ?? 0);
      found.push({ status: Number(first.split(' ')[1]), headers, body: rest.subarray(end + 4, end + 4 + length) });
      rest = rest.subarray(end + 4 + length);
    }
  }

  async untilAnswers(count, within = 5000) {
    const end = Date.now() + within;
    while (this.answers().length < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
    return this.answers();
  }
}

/** Sends `bytes` and waits until the server has ended the connection: its answers. */
export async function exchange(port, bytes, within = 8000) {
  const connection = new RawConnection(port);
  await connection.connected;
  connection.send(bytes);
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`not ended in ${within} ms: ${connection.bytes}`)), within)));
  await Promise.race([connection.ended, late]).finally(() => clearTimeout(timer) || connection.socket.destroy());
  return connection.answers();
}

/** One request by node's client, with the path exactly as given. */
export function ask(port, method, path, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A memory figure of /proc/PID/status in MiB: VmRSS now, VmHWM at its highest. */
export function memoryOf(pid, figure = 'VmRSS') {
  const line = new RegExp(`^${figure}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line ? Number(line[1]) / 1024 : 0;
}

/** Child processes of `pid`, zombies included. */
export function childrenOf(pid) {
  const children = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid) children.push(Number(entry));
    } catch {
      continue; // it has ended meanwhile
    }
  }
  return children;
}

export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
