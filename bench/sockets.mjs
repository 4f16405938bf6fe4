// Ten thousand idle WebSockets that watch one video: what each costs the server, and how long it takes until all have
// heard a piece of news. Then what thousands of slow clients do to everyone else.
import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../tests/support/media.mjs';
import { Client, putFile, Server } from '../tests/support/server.mjs';
import { percentile, residentBytes } from './support/load.mjs';

const count = Number(process.env.SOCKETS ?? 10_000);
const slowCount = Number(process.env.SLOW ?? 5_000);
const crowdFile = path.join(import.meta.dirname, 'support/crowd.mjs');

/** A process of its own with many connections: `ask(what)` resolves with its answer. */
function openCrowd() {
  const child = fork(crowdFile);
  let waiting;
  child.on('message', (answer) => waiting(answer));
  return {
    ask: (what) => new Promise((resolve) => { waiting = resolve; child.send(what); }),
    close: () => child.kill(),
  };
}

const bars = { kibPerSocket: 12, broadcastMs: 500, slowdown: 2 };
const failures = [];
const judge = (name, value, most, unit) => {
  console.log(`  ${name.padEnd(44)} ${value.toFixed(2).padStart(9)} ${unit}  (bar ${most})`);
  if (value > most) failures.push(name);
};

const server = await new Server().start();
const client = await new Client(server.origin).signUp();

const { url, videoId } = await client.expect('POST', '/upload/upload-url', { title: 'Watched by many', description: '' });
const file = await clip(4);
console.log(`${count} idle WebSockets on one video`);
const before = residentBytes(server.process.pid);
const crowd = openCrowd();
const { opened, ms } = await crowd.ask({ do: 'watch', port: server.port, videoId, count });
if (opened !== count) throw new Error(`only ${opened} of ${count} sockets were opened`);
await sleep(2000);
judge('memory of each', (residentBytes(server.process.pid) - before) / 1024 / count, bars.kibPerSocket, 'KiB');
console.log(`  opened in ${ms} ms`);
const answer = await putFile(url, file, { 'content-type': 'video/mp4' });
if (answer.status !== 200) throw new Error(`PUT: ${answer.status}`);
await client.settled(videoId);
await sleep(1500);
const { news } = await crowd.ask({ do: 'report' });
for (const { text, heard, spread50, spread99 } of news) {
  console.log(`  ${text.padEnd(56)} heard by ${heard}, half after ${spread50} ms, 99 % after ${spread99} ms`);
}
const last = news.at(-1);
if (last.heard !== count) failures.push('not everyone heard it');
judge('99 % have heard the last news after the first', last.spread99, bars.broadcastMs, 'ms');
crowd.close();
await sleep(1000);

const times = async () => {
  const all = [];
  for (let i = 0; i < 400; i += 1) {
    const begun = performance.now();
    await (await fetch(`${server.origin}/api/video/all-videos`)).arrayBuffer();
    all.push(performance.now() - begun);
  }
  return percentile(all, 0.99);
};
console.log(`${slowCount} slow clients: half of them never end their request, half of them never read their answer`);
await times();
const alone = await times();
const slow = openCrowd();
await slow.ask({ do: 'dawdle', port: server.port, count: slowCount });
const crowded = await times();
console.log(`  p99 of a list ${alone.toFixed(2)} ms alone, ${crowded.toFixed(2)} ms beside them`);
judge('the others’ p99, as a ratio', crowded / alone, bars.slowdown, '×');
slow.close();
await server.stop();
if (failures.length > 0) console.log(`missed: ${failures.join('; ')}`);
process.exitCode = failures.length > 0 ? 1 : 0;
