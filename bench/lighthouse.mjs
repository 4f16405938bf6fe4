// What Lighthouse's mobile preset says of the home page and of a page where a video plays: medians of ROUNDS runs (5)
// against the release binary with a dozen videos. Fails below the bars. CHROMIUM is the browser (/usr/bin/chromium);
// BLAME=1 also prints what Lighthouse would mend.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { h264, make, tone } from '../tests/support/media.mjs';
import { Client, Server } from '../tests/support/server.mjs';
import { percentile } from './support/load.mjs';

const bars = {
  home: { performance: 95, accessibility: 100, 'best-practices': 100, seo: 95 },
  watch: { performance: 90, accessibility: 100, 'best-practices': 100, seo: 95 },
};
const timings = { FCP: 'first-contentful-paint', LCP: 'largest-contentful-paint', TBT: 'total-blocking-time', SI: 'speed-index' };
const rounds = Number(process.env.ROUNDS ?? 5);
const videos = 12;

const tool = path.join(import.meta.dirname, 'lighthouse');
if (!existsSync(path.join(tool, 'node_modules'))) spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: tool, stdio: 'inherit' });
const { default: lighthouse } = await import(path.join(tool, 'node_modules/lighthouse/core/index.js'));
const { launch } = await import(path.join(tool, 'node_modules/chrome-launcher/dist/index.js'));

/** Twelve films that differ: colours that flow, with grain, as expensive to compress as what a camera saw. */
async function fill(origin) {
  const client = await new Client(origin).signUp('lighthouse');
  const ids = [];
  for (let i = 0; i < videos; i += 1) {
    const file = await make(`lighthouse-${i}.mp4`, ['-f', 'lavfi', '-i', `gradients=size=1280x720:rate=30:duration=8:seed=${i + 1}:nb_colors=6:speed=0.02,noise=alls=12`,
      ...tone(8), ...h264, '-b:v', '2M', '-c:a', 'aac']);
    ids.push(await client.upload(file, { title: `A film of flowing colours, part ${i + 1} of ${videos}` }));
  }
  for (const id of ids) {
    const { status, error } = await client.settled(id, 300_000);
    if (status !== 'COMPLETED') throw new Error(`${id}: ${error}`);
  }
  return ids;
}

/** One visit by a browser that knows nothing yet. */
async function visit(url) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', logLevel: 'silent',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'silent' });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

const value = (lhr, audit) => lhr.audits[audit].numericValue;
const median = (numbers) => percentile(numbers, 0.5);
const requestsOf = (lhr) => lhr.audits['network-requests'].details.items.map(({ url }) => url);

/** The hosts of requests that went elsewhere. */
const strangers = (lhr, origin) => requestsOf(lhr).filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== new URL(origin).host);

function blame(lhr) {
  for (const { title, score, displayValue, scoreDisplayMode } of Object.values(lhr.audits)) {
    if (score !== null && score < 1 && scoreDisplayMode !== 'informative') console.log(`      ${score.toFixed(2)}  ${title}${displayValue ? ` (${displayValue})` : ''}`);
  }
}

/** Prints the figures of one page; returns them with the verdict. */
function judge(name, lhrs, origin) {
  const scores = Object.fromEntries(Object.keys(bars[name]).map((key) => [key, Math.round(100 * median(lhrs.map((lhr) => lhr.categories[key].score)))]));
  const times = Object.fromEntries(Object.entries(timings).map(([short, audit]) => [short, Math.round(median(lhrs.map((lhr) => value(lhr, audit))))]));
  const shift = Math.max(...lhrs.map((lhr) => value(lhr, 'cumulative-layout-shift')));
  const elsewhere = [...new Set(lhrs.flatMap((lhr) => strangers(lhr, origin)))];
  const missed = Object.entries(scores).filter(([key, score]) => score < bars[name][key]).map(([key]) => key);
  if (shift >= 0.0005) missed.push('layout shift');
  if (elsewhere.length > 0) missed.push(`requests to ${elsewhere.join(', ')}`);
  const cells = [...Object.values(scores).map((score) => String(score).padStart(6)), ...Object.values(times).map((ms) => `${ms} ms`.padStart(9)), shift.toFixed(3).padStart(7)];
  console.log(`  ${name.padEnd(6)}${cells.join('')}${missed.length > 0 ? `   MISSED: ${missed.join(', ')}` : ''}`);
  if (process.env.BLAME) blame(lhrs[0]);
  return { scores, times, shift, met: missed.length === 0 };
}

const server = await new Server().start();
try {
  console.log(`uploading ${videos} videos …`);
  const ids = await fill(server.origin);
  const pages = { home: '/', watch: `/watch/${ids[0]}` };
  console.log(`Lighthouse, mobile: medians of ${rounds} runs; the machine's load before: ${os.loadavg()[0].toFixed(1)}`);
  console.log(`        perf  a11y  best   seo${Object.keys(timings).map((short) => short.padStart(9)).join('')}    CLS`);
  const figures = {};
  for (const [name, page] of Object.entries(pages)) {
    const lhrs = [];
    for (let round = 0; round < rounds; round += 1) lhrs.push(await visit(server.origin + page));
    figures[name] = judge(name, lhrs, server.origin);
  }
  console.log(JSON.stringify({ bench: 'lighthouse', rounds, figures }));
  process.exitCode = Object.values(figures).every(({ met }) => met) ? 0 : 1;
} finally {
  await server.stop();
}
