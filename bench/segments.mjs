// Requests per second of stored segments over kept-alive connections, beside nginx with sendfile on the same files, in
// turns on the same cores. Fails below 0.9 of nginx.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clip } from '../tests/support/media.mjs';
import { Client, freePort, Server, temporaryFolder } from '../tests/support/server.mjs';
import { cpuSeconds, load } from './support/load.mjs';

const bar = 0.9;
const server = await new Server().start();
const client = await new Client(server.origin).signUp();
const id = await client.upload(await clip(30));
await client.settled(id);

const objects = path.join(server.dataDir, 'store/objects');
const folder = temporaryFolder('sunomi-nginx-');
const port = await freePort();
for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(path.join(folder, name));
writeFileSync(path.join(folder, 'nginx.conf'), `
user root; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
events { worker_connections 4096; }
http {
  sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000; open_file_cache max=1000 inactive=60s;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  types { video/mp4 m4s mp4; }
  server { listen 127.0.0.1:${port}; location /media/ { alias ${objects}/; add_header Cache-Control "public, max-age=86400, immutable"; } }
}`);
const nginx = spawn('nginx', ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`], { stdio: 'inherit' });
await sleep(500);
const workers = () => spawnSync('pgrep', ['-P', String(nginx.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);

console.log('Segments from disk: requests/s, p99 ms, CPU s per 1,000 requests; each the best of 3 turns');
let failed = false;
for (const label of readdirSync(path.join(objects, id)).filter((name) => /^\d+p$/.test(name)).sort((a, b) => parseInt(a) - parseInt(b))) {
  const file = `/media/${id}/${label}/s_001.m4s`;
  const size = statSync(path.join(objects, id, label, 's_001.m4s')).size;
  const sides = { sunomi: [], nginx: [] };
  for (let turn = 0; turn < 3; turn += 1) {
    for (const [side, origin, pids] of [['sunomi', server.origin, [server.process.pid]], ['nginx', `http://127.0.0.1:${port}`, workers()]]) {
      const before = cpuSeconds(pids);
      const result = await load(origin + file, { connections: 32, seconds: 3 });
      sides[side].push({ ...result, cpu: ((cpuSeconds(pids) - before) / result.requests) * 1000 });
    }
  }
  const best = (side) => sides[side].reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
  const [ours, theirs] = [best('sunomi'), best('nginx')];
  const ratio = ours.perSecond / theirs.perSecond;
  failed ||= ratio < bar;
  console.log(`  ${label.padEnd(6)} ${(size / 1024).toFixed(0).padStart(6)} KiB`);
  for (const [name, side] of [['sunomi', ours], ['nginx', theirs]]) {
    console.log(`    ${name.padEnd(8)} ${side.perSecond.toFixed(0).padStart(8)} /s  p99 ${side.p99.toFixed(2).padStart(7)} ms  CPU ${side.cpu.toFixed(3)} s`);
  }
  console.log(`    ratio    ${ratio.toFixed(2).padStart(8)}     (bar ${bar})`);
}
nginx.kill('SIGTERM');
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
