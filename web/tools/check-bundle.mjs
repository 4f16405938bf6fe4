// Fails the build when the scripts of the first page grow beyond their budget, or when the player slips into them.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const budgetKib = 180;
const dist = path.resolve(import.meta.dirname, '../dist');
const manifestFile = path.join(dist, 'assets/manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
// Needed here only; what lies in dist is served.
rmSync(manifestFile);
const entry = 'index.html';
if (!manifest[entry]?.isEntry) throw new Error('the manifest has no index.html');

const first = new Set();
const visit = (key) => {
  if (first.has(key)) return;
  first.add(key);
  for (const next of manifest[key].imports ?? []) visit(next);
};
visit(entry);

let total = 0;
for (const key of first) {
  const text = readFileSync(path.join(dist, manifest[key].file));
  if (text.includes('hls.js') || text.includes('hlsDefault')) throw new Error(`${manifest[key].file}: the player is in the first page`);
  total += gzipSync(text).length;
}
const kib = total / 1024;
console.log(`first page: ${kib.toFixed(1)} KiB of script, compressed (budget ${budgetKib})`);
if (kib > budgetKib) process.exit(1);
