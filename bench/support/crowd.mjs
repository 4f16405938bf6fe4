// Many connections in a process of their own, told what to do by messages. From several loopback addresses: one address
// has a limit.
import { randomBytes } from 'node:crypto';
import net from 'node:net';

const perAddress = 200;
const connections = [];
/** text → moments at which it was heard, ms. */
const heard = new Map();

const open = (port, index) => net.connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${1 + Math.floor(index / perAddress)}` });

/** Text frames of at most 64 KiB, whole, in a buffer; returns what is left. */
function readFrames(bytes, onText) {
  for (;;) {
    if (bytes.length < 2) return bytes;
    const short = bytes[1] & 0x7f;
    const head = short === 126 ? 4 : 2;
    if (bytes.length < head) return bytes;
    const length = short === 126 ? bytes.readUInt16BE(2) : short;
    if (bytes.length < head + length) return bytes;
    if ((bytes[0] & 0x0f) === 1) onText(bytes.toString('utf8', head, head + length));
    bytes = bytes.subarray(head + length);
  }
}

function note(text) {
  const { status, stage, progress, etaSeconds } = JSON.parse(text);
  const key = [status, stage, JSON.stringify(progress ?? {}), etaSeconds ?? ''].join(' ').trim();
  if (!heard.has(key)) heard.set(key, []);
  heard.get(key).push(performance.now());
}

function watch(port, videoId, index) {
  return new Promise((resolve) => {
    const socket = open(port, index);
    let bytes = Buffer.alloc(0);
    let upgraded = false;
    socket.on('data', (more) => {
      bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more]);
      if (!upgraded) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0) return;
        upgraded = bytes.toString('latin1', 0, 12) === 'HTTP/1.1 101';
        bytes = bytes.subarray(end + 4);
        resolve(upgraded);
      }
      bytes = readFrames(bytes, note);
    });
    socket.on('error', () => resolve(false));
    socket.write(`GET /ws?videoId=${videoId} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`);
    connections.push(socket);
  });
}

async function inWaves(count, width, begin) {
  const results = [];
  for (let first = 0; first < count; first += width) {
    results.push(...(await Promise.all(Array.from({ length: Math.min(width, count - first) }, (_, i) => begin(first + i)))));
  }
  return results;
}

function dawdle(port, index) {
  return new Promise((resolve) => {
    const socket = open(port, index);
    connections.push(socket);
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      if (index % 2 === 0) socket.write('GET /api/video/all-videos HTTP/1.1\r\nHost: a\r\nX-Never-Ends: ');
      else {
        socket.pause();
        socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      }
      resolve(true);
    });
  });
}

function report() {
  const at = (times, share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] - times[0]);
  return [...heard].map(([text, times]) => ({ text, times: times.sort((a, b) => a - b) }))
    .sort((a, b) => a.times[0] - b.times[0])
    .map(({ text, times }) => ({ text, heard: times.length, spread50: at(times, 0.5), spread99: at(times, 0.99) }));
}

process.on('message', async (what) => {
  if (what.do === 'watch') {
    const begun = Date.now();
    const opened = (await inWaves(what.count, 200, (index) => watch(what.port, what.videoId, index))).filter(Boolean).length;
    process.send({ opened, ms: Date.now() - begun });
  } else if (what.do === 'dawdle') {
    await inWaves(what.count, 200, (index) => dawdle(what.port, index));
    process.send({});
  } else process.send({ news: report() });
});
process.on('disconnect', () => process.exit());
