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

const preloadOf = (file: string) => `<link rel="modulepreload" crossorigin href="/${file}" fetchpriority="low">`;

/**
 * Completes the pages of the build. `index.html` loads `early`, which is small and asks for the texts while the rest is on
 * its way. `watch.html` is the same page for the addresses of videos, which asks for the player at once, too; a host that
 * knows only `index.html` serves that in its place. Scripts come after the style and the picture that one sees first.
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
        .replaceAll('<script type="module"', '<script type="module" fetchpriority="low"')
        .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
        .replace('<script', `<script type="module" crossorigin src="/${early}"></script>\n    <script`);
      const known = (file: string) => html.includes(`/${file}"`);
      const more = ['/src/features/watch/watch-page.tsx', '/src/player/player.tsx'].flatMap((module) => needs(files, module));
      const preloads = [...new Set(more)].filter((file) => !known(file)).map((file) => `    ${preloadOf(file)}\n`).join('');
      index.source = html;
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
