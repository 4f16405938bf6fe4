import path from 'node:path';
import { expect, it } from 'vitest';
import ts from 'typescript';
import { unusedTexts, wholeProgram } from './unused-texts.js';

const patience = 240_000;

it('finds what nothing uses', { timeout: patience }, () => {
  const files: Record<string, string> = {
    '/texts/a.ts': "export const a = { seen: '', taken: '', renamed: '', never: '', kinds: { one: '', two: '', three: '' }, whole: { any: '' }, states: { on: '', off: '' }, tested: '' };",
    '/use.ts': `import { a } from './texts/a';
      const { taken, renamed: other } = a;
      export const say = (key: 'one' | 'two') => a.seen + taken + other + a.kinds[key] + a.states.on;
      export const all = (key: string) => (a.whole as Record<string, string>)[key];`,
    '/use.test.ts': "import { a } from './texts/a'; a.tested;",
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    directoryExists: () => true,
    fileExists: (name) => name in files,
    readFile: (name) => files[name],
    getSourceFile: (name) => (files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], ts.ScriptTarget.ES2022, true)),
    getCurrentDirectory: () => '/',
  };
  const program = ts.createProgram(Object.keys(files), { noLib: true, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext }, host);
  expect(unusedTexts(program, '/texts')).toEqual(['a.never', 'a.kinds.three', 'a.states.off', 'a.tested']);
});

it('every text is used', { timeout: patience }, () => {
  const root = path.resolve(import.meta.dirname, '..');
  expect(unusedTexts(wholeProgram(root), path.join(root, 'src/text/en'))).toEqual([]);
});
