// A flood of log-ins takes the hashing threads, and nothing from anyone else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, percentile } from '../support/raw_http.mjs';
import { patience, Server } from '../support/server.mjs';

const parallel = 1000;

/** Sends wrong passwords, `parallel` at a time, each of another account and from another address, so that no limit spares the
 * hashing threads, until it is ended; prints the counts. */
const flood = `
  const http = require('node:http');
  const [port, parallel] = process.argv.slice(1);
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number(parallel) });
  const counts = {};
  let sent = 0;
  const again = () => {
    sent += 1;
    const body = JSON.stringify({ userId: 'someone' + sent, password: 'wrong horse' });
    const address = [10, sent >> 16 & 255, sent >> 8 & 255, sent & 255].join('.');
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-forwarded-for': address };
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', path: '/api/auth/login', headers, agent }, (answer) => {
      counts[answer.statusCode] = (counts[answer.statusCode] ?? 0) + 1;
      answer.resume().on('end', () => setTimeout(again, 1000));
    });
    request.on('error', () => setTimeout(again, 1000)).end(body);
  };
  for (let i = 0; i < Number(parallel); i += 1) again();
  process.on('SIGTERM', () => { console.log(JSON.stringify(counts)); process.exit(0); });
`;

/** Milliseconds of the p99 of a list, asked for again and again. */
async function p99OfAList(port, count) {
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const begun = performance.now();
    assert.equal((await ask(port, 'GET', '/api/video/all-videos')).status, 200);
    times.push(performance.now() - begun);
  }
  return percentile(times, 0.99);
}

test(`${parallel} parallel log-ins leave other requests as quick as they were`, { timeout: 120000 }, async (t) => {
  const server = await new Server({ env: { SUNOMI_TRUSTED_PROXIES: '127.0.0.1' } }).start();
  const alone = await p99OfAList(server.port, 300);
  // Low priority: what is measured is the server, not who shares two cores with the flood's client.
  const attacker = spawn('nice', ['-n', '19', process.execPath, '-e', flood, String(server.port), String(parallel)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(attacker, 'exit');
  let printed = '';
  attacker.stdout.on('data', (text) => (printed += text));
  await sleep(1000);
  const flooded = await p99OfAList(server.port, 300);
  attacker.kill('SIGTERM');
  await ended;
  const counts = JSON.parse(printed);
  t.diagnostic(`p99 of a list: ${alone.toFixed(1)} ms alone, ${flooded.toFixed(1)} ms with ${parallel} parallel log-ins; answers ${JSON.stringify(counts)}`);
  await server.stop();
  assert.deepEqual(Object.keys(counts).filter((status) => status !== '401' && status !== '429'), []);
  assert.ok(counts[401] > 0, 'passwords were compared meanwhile');
  // Below some milliseconds the scheduler of a busy machine is all that is measured.
  assert.ok(flooded <= Math.max(2 * alone, 20) * patience, `${alone} ms became ${flooded} ms`);
});
