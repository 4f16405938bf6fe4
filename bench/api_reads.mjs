// A page of the newest videos, one video, and a search: requests per second, times and CPU beside a Fastify and MariaDB
// service that answers the same from the same rows (fastify_mariadb/), in turns on the same cores. Ours runs as it is
// installed. VIDEOS makes the instance smaller than 100,000 videos.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ask, fullSize, makeLargeInstance } from '../tests/support/large_instance.mjs';
import { freePort, Server, temporaryFolder } from '../tests/support/server.mjs';
import { cpuSeconds, load, percentile } from './support/load.mjs';
import { MariaDb } from './support/mariadb.mjs';

const bars = { list: 3, detail: 2, search: 3 }; // times the rival's requests per second, at a lower p99
const rounds = Number(process.env.ROUNDS ?? 3);
const videos = Number(process.env.VIDEOS ?? fullSize.videos);
const share = videos / fullSize.videos;
const size = { videos, users: Math.ceil(fullSize.users * share), comments: Math.ceil(fullSize.comments * share), seed: 1 };

const rivalFolder = path.join(import.meta.dirname, 'fastify_mariadb');
if (!existsSync(path.join(rivalFolder, 'node_modules'))) spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: rivalFolder, stdio: 'inherit' });

/** Paths that clients ask for, many different ones: what is listed, spread over the whole instance. */
function requestsOf(database) {
  const rows = JSON.parse(ask(database, "SELECT json_group_array(json_array(id, created, title)) FROM videos WHERE listed = 1 AND rowid % 17 = 0"));
  const some = (count, make) => Array.from({ length: count }, (_, i) => make(rows[Math.floor((i * rows.length) / count)], i));
  const first_pages = Array.from({ length: 50 }, (_, i) => `/api/video/all-videos?skip=${20 * i}`);
  return {
    list: [...first_pages, ...some(500, ([id, created]) => `/api/video/all-videos?after=${created}-${id}`)],
    detail: some(2000, ([id]) => '/api/video/' + id),
    search: some(2000, ([, , title], i) => '/api/video/search?q=' + encodeURIComponent(wordsFor(title, i))).filter((path) => !path.endsWith('=')),
  };
}

/** One to three words of a title, of scripts with spaces; of every third query the last one is not typed to its end. */
function wordsFor(title, i) {
  const words = title.split(' ').filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]{4,}$/u.test(word));
  const chosen = words.slice(0, 1 + (i % 3));
  if (i % 3 === 0 && chosen.length > 0 && chosen.at(-1).length > 5) chosen.push(chosen.pop().slice(0, -2));
  return chosen.join(' ');
}

/** In any order, so that a server cannot gain by what it has just answered; round and round. */
const script = (paths) => `local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local step, at = ${[7919, 7907, 7901].find((prime) => paths.length % prime !== 0)}, 0
request = function() at = (at + step) % #paths; return wrk.format("GET", paths[at + 1]) end
`;

async function fetchJson(origin, path) {
  const answer = await fetch(origin + path);
  if (answer.status !== 200) throw new Error(`${origin}${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Throws unless both answer the same, field by field. Searches: the same matches, whatever their order. */
async function compare(ours, theirs, requests) {
  const by_id = (items) => items.sort((a, b) => (a.id < b.id ? -1 : 1));
  const compared = {};
  for (const [kind, paths] of Object.entries(requests)) {
    compared[kind] = 0;
    for (const path of paths.filter((_, i) => i % Math.ceil(paths.length / 150) === 0)) {
      const all = kind === 'search' ? path + '&take=100' : path;
      const [a, b] = await Promise.all([fetchJson(ours, all), fetchJson(theirs, all)]);
      if (kind === 'search' && a.length === 100 && b.length === 100) continue; // which of them come first is taste
      const equal = kind === 'search' ? isDeepStrictEqual(by_id(a), by_id(b)) : isDeepStrictEqual(a, b);
      if (!equal) throw new Error(`different answers to ${all}:\n${JSON.stringify(a).slice(0, 1500)}\n${JSON.stringify(b).slice(0, 1500)}`);
      compared[kind] += 1;
    }
    if (compared[kind] < 20) throw new Error(`only ${compared[kind]} answers of ${kind} could be compared`);
  }
  return compared;
}

async function measure(side, paths, seconds = 5) {
  const before = cpuSeconds(side.pids);
  const result = await load(side.origin, { connections: 32, seconds, patience: 60, script: script(paths) });
  return { ...result, cpu: ((cpuSeconds(side.pids) - before) / result.requests) * 1000 };
}

const median = (results, key) => percentile(results.map((result) => result[key]), 0.5);
const medians = (results) => Object.fromEntries(['perSecond', 'p50', 'p99', 'cpu'].map((key) => [key, median(results, key)]));

const folder = temporaryFolder('sunomi-reads-');
const stops = [() => rmSync(folder, { recursive: true, force: true })]; // what to undo at the end, the last first

async function startOurs(dataDir) {
  const server = await new Server({ dataDir }).start();
  stops.push(() => server.stop());
  return { name: 'sunomi', origin: server.origin, pids: [server.process.pid] };
}

async function startRival(database) {
  const mariadb = await new MariaDb(path.join(folder, 'mariadb')).start();
  stops.push(() => mariadb.stop());
  await mariadb.copyFrom(database, readFileSync(path.join(rivalFolder, 'schema.sql'), 'utf8'));
  const port = await freePort();
  const node = spawn(process.execPath, [path.join(rivalFolder, 'server.mjs'), String(port), mariadb.socket], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' },
  });
  const exited = once(node, 'exit');
  stops.push(() => node.kill('SIGTERM') && exited);
  await once(node.stdout, 'data');
  const workers = spawnSync('pgrep', ['-P', String(node.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);
  return { name: 'Fastify + MariaDB', origin: `http://127.0.0.1:${port}`, pids: [node.pid, ...workers, mariadb.process.pid] };
}

/** Both sides in turns, so that what else the machine does meets both; the medians of each. */
async function measureInTurns(sides, paths) {
  for (const side of sides) await measure(side, paths, 2);
  const results = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, side] of sides.entries()) results[i].push(await measure(side, paths));
  }
  return results.map(medians);
}

/** Prints the figures of both; returns them with the verdict. */
function judge(kind, sides, [ours, theirs]) {
  const ratio = ours.perSecond / theirs.perSecond;
  const met = ratio >= bars[kind] && ours.p99 < theirs.p99;
  console.log(`  ${kind}`);
  for (const [i, side] of [ours, theirs].entries()) {
    console.log(`    ${sides[i].name.padEnd(18)} ${side.perSecond.toFixed(0).padStart(7)} /s  p50 ${side.p50.toFixed(2).padStart(8)}  p99 ${side.p99.toFixed(2).padStart(8)} ms  CPU ${side.cpu.toFixed(3).padStart(7)} s per 1,000`);
  }
  console.log(`    ${'ratio'.padEnd(18)} ${ratio.toFixed(2).padStart(7)}     (bar ${bars[kind]}, and a lower p99)${met ? '' : '  MISSED'}`);
  return { ours, theirs, ratio, bar: bars[kind], met };
}

try {
  console.log(`making an instance of ${videos} videos, and its copy in MariaDB …`);
  const dataDir = path.join(folder, 'data');
  await makeLargeInstance(dataDir, size);
  const database = path.join(dataDir, 'sunomi.db');
  const sides = [await startOurs(dataDir), await startRival(database)];
  const requests = requestsOf(database);
  const compared = await compare(sides[0].origin, sides[1].origin, requests);
  console.log(`  compared field by field: ${Object.entries(compared).map(([kind, count]) => `${count} of ${kind}`).join(', ')}`);
  console.log(`Reads of ${videos} videos: medians of ${rounds} rounds of 5 s, 32 connections; the machine's load before: ${os.loadavg()[0].toFixed(1)}`);
  const figures = {};
  for (const [kind, paths] of Object.entries(requests)) figures[kind] = judge(kind, sides, await measureInTurns(sides, paths));
  console.log(JSON.stringify({ bench: 'api_reads', videos, figures }));
  process.exitCode = Object.values(figures).every(({ met }) => met) ? 0 : 1;
} finally {
  for (const stop of stops.reverse()) {
    await (async () => stop())().catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
}
