// Load by wrk, and what processes cost.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ticksPerSecond = 100; // USER_HZ, the same on every Linux that Debian runs on
const report = `done = function(summary, latency)
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
`;

/**
 * Asks for `url` again and again; `script` (Lua of wrk) may vary it. Times in ms. Throws when an answer was no success, or
 * took longer than `patience` (s).
 */
export async function load(url, { connections = 64, threads = 1, seconds = 5, script = '', patience = 2 } = {}) {
  const file = path.join(os.tmpdir(), `sunomi-load-${process.pid}.lua`);
  writeFileSync(file, script + report);
  const { stdout } = await run('wrk', ['-t', String(threads), '-c', String(connections), '-d', `${seconds}s`, '--timeout', `${patience}s`, '-s', file, url]);
  rmSync(file);
  const [requests, duration, p50, p99, refused, broken] = /RESULT (.*)/.exec(stdout)[1].split(' ').map(Number);
  if (refused + broken > 0) throw new Error(`${url}: ${refused} refusals, ${broken} broken connections`);
  return { requests, perSecond: (requests * 1e6) / duration, p50: p50 / 1000, p99: p99 / 1000 };
}

/** CPU seconds that these processes have used, with all their threads. */
export function cpuSeconds(pids) {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }, 0);
}

/** Resident bytes of a process. */
export const residentBytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;

export const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
