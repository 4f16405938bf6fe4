import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';

type Files = Rolldown.OutputBundle;

const chunksOf = (files: Files) => Object.values(files).filter((file) => file.type === 'chunk');

/** The file that holds the module whose path ends so, and all files that it cannot do without. */
function needs(files: Files, module: string): string[] {
  const first = chunksOf(files).find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  if (!first) throw new Error(`the build has no file for ${module}`);
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = files[name];
    if (found.has(name) || file?.type !== 'chunk') return;
    found.add(name);
    file.imports.forEach(visit);
  };
  visit(first.fileName);
  return [...found];
}

/** Where the page shows no picture before its scripts are there (see app.css) they are asked for at once; else by `early`,
 * which also runs that with `data-runs`. */
const later = '<link rel="modulepreload" data-later media="(min-width: 600px)"';
const laterOf = (file: string) => `${later} crossorigin href="/${file}">`;

/** What draws the application without a line: the page, its scripts and styles, the texts in each language, the mark. */
function outlineOf(files: Files): string[] {
  const texts = chunksOf(files).filter(({ facadeModuleId }) => /\/src\/text\/[a-z]+\/index\.ts$/.test(facadeModuleId ?? ''));
  const scripts = ['/src/app/early.ts', 'index.html', ...texts.map(({ facadeModuleId }) => facadeModuleId ?? '')].flatMap((module) => needs(files, module));
  const html = files['index.html'];
  const styles = html?.type === 'asset' ? [...String(html.source).matchAll(/href="\/(assets\/[^"]+\.(?:css|svg))"/g)].map(([, file = '']) => file) : [];
  return [...new Set(['index.html', ...scripts, ...styles])].map((file) => `/${file}`);
}

/** The service worker; its version is made of what it keeps, so that another build makes another one. */
function workerOf(files: Files, html: string): string {
  const kept = outlineOf(files);
  const version = createHash('sha256').update(kept.join()).update(html).digest('hex').slice(0, 12);
  const source = readFileSync(path.join(import.meta.dirname, 'worker.js'), 'utf8');
  return source.replace('%OUTLINE%', JSON.stringify({ version, files: kept }));
}

/**
 * Completes the pages of the build. `index.html` loads `early`, which is small and asks for the texts while the rest is on
 * its way, and the rest once the picture that one sees first is there. `watch.html` is the same page for the addresses of
 * videos, which asks for the player, too; a host that knows only `index.html` serves that in its place.
 */
export function pages(): Plugin {
  return {
    name: 'pages',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, files) {
      const index = files['index.html'];
      if (index?.type !== 'asset') throw new Error('the build has no index.html');
      const [early = ''] = needs(files, '/src/app/early.ts');
      const html = String(index.source)
        .replaceAll('<link rel="modulepreload"', later)
        .replace(/<script type="module" crossorigin src="([^"]+)"><\/script>/, `${later} data-runs crossorigin href="$1">`)
        .replace(later, `<script type="module" crossorigin src="/${early}"></script>\n    ${later}`);
      const known = (file: string) => html.includes(`/${file}"`);
      const more = ['/src/features/watch/watch-page.tsx', '/src/player/player.tsx'].flatMap((module) => needs(files, module));
      const preloads = [...new Set(more)].filter((file) => !known(file)).map((file) => `    ${laterOf(file)}\n`).join('');
      index.source = html;
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: workerOf(files, html) });
      this.emitFile({ type: 'asset', fileName: 'watch.html', source: html.replace('</head>', `${preloads}  </head>`) });
    },
  };
}

/** Text never moves for a font that comes late: it is there at once, from the cache, or is used from the next page on. */
export function patientFonts(): Plugin {
  return {
    name: 'patient-fonts',
    enforce: 'pre',
    transform(code, id) {
      return id.includes('@fontsource') && id.endsWith('.css') ? code.replaceAll('font-display: swap', 'font-display: optional') : null;
    },
  };
}
