// Minimal clients of the push streams: a WebSocket (RFC 6455, text frames from a server) and server-sent events.
import { randomBytes } from 'node:crypto';
import http from 'node:http';

/** One unfragmented text frame of a client, masked with zeros. */
function textFrame(text) {
  const payload = Buffer.from(text);
  const length = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), payload]);
}

/** Resolves to {next(): Promise<message>, send(message), sendText(text), close(), closed: Promise<code>}; rejects with the
 * status if refused. */
export function openWebSocket(address, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get(address.replace(/^ws/, 'http'), {
      headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': randomBytes(16).toString('base64'), ...headers },
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      answer.resume();
      reject(new Error(`WebSocket refused: ${answer.statusCode}`));
    });
    request.on('upgrade', (_, socket, head) => {
      const queue = [];
      const waiting = [];
      let buffer = head;
      let closed;
      const closing = new Promise((done) => (closed = done));
      const take = () => {
        while (buffer.length >= 2) {
          let length = buffer[1] & 127;
          let at = 2;
          if (length === 126) [length, at] = [buffer.length >= 4 ? buffer.readUInt16BE(2) : Infinity, 4];
          if (length === 127) [length, at] = [buffer.length >= 10 ? Number(buffer.readBigUInt64BE(2)) : Infinity, 10];
          if (buffer.length < at + length) return;
          const opcode = buffer[0] & 15;
          const payload = buffer.subarray(at, at + length);
          buffer = buffer.subarray(at + length);
          if (opcode === 8) closed(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
          if (opcode === 9) socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | payload.length, 0, 0, 0, 0]), payload]));
          if (opcode !== 1) continue;
          const message = JSON.parse(payload.toString());
          if (waiting.length) waiting.shift().resolve(message);
          else queue.push(message);
        }
      };
      socket.on('data', (bytes) => {
        buffer = Buffer.concat([buffer, bytes]);
        take();
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        closed(1006);
        for (const waiter of waiting) waiter.reject(new Error('the WebSocket was closed'));
      });
      take();
      resolve({
        next: () => (queue.length ? Promise.resolve(queue.shift()) : new Promise((ok, fail) => waiting.push({ resolve: ok, reject: fail }))),
        send: (message) => socket.write(textFrame(JSON.stringify(message))),
        sendText: (text) => socket.write(textFrame(text)),
        close: () => socket.destroy(),
        closed: closing,
      });
    });
  });
}

/** The messages of an event stream, as they come. */
export async function* events(address) {
  const answer = await fetch(address);
  if (answer.status !== 200) throw new Error(`event stream refused: ${answer.status}`);
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) break;
      const data = text.slice(0, end).split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
      text = text.slice(end + 2);
      if (data.length) yield JSON.parse(data.join('\n'));
    }
  }
}
