// Draws the icons of the installed application from components/mark.svg, with the browser that the journeys use:
// node tools/make-icons.mjs
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const mark = readFileSync(path.join(root, 'src/components/mark.svg'), 'utf8');
const folder = path.join(root, 'public/icons');
const paper = '#fcfaf7';
// A maskable icon is cut to any shape: only the middle four fifths are sure to be seen.
const icons = [
  { name: 'icon-192', size: 192, share: 1, ground: 'transparent' },
  { name: 'icon-512', size: 512, share: 1, ground: 'transparent' },
  { name: 'maskable-512', size: 512, share: 0.72, ground: paper },
  { name: 'apple-touch-icon', size: 180, share: 0.84, ground: paper },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const { name, size, share, ground } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">
    <img style="width:${share * 100}vmin" src="data:image/svg+xml,${encodeURIComponent(mark)}">`);
  await page.locator('img').evaluate((image) => image.decode());
  await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
