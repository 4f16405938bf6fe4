import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chunkOf } from './tools/chunks';
import { pages, patientFonts } from './tools/pages';

const server = process.env.SUNOMI_URL ?? 'http://127.0.0.1:8080';
const proxied = ['/api', '/media', '/store', '/config.json', '/feeds', '/oembed'];

export default defineConfig({
  plugins: [react(), patientFonts(), pages()],
  build: {
    target: 'es2022',
    // The page's policy allows images from 'self' only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 650,
    manifest: 'assets/manifest.json',
    // Three pages: the UI, the player for other sites' frames, the API's documentation.
    rolldownOptions: {
      input: ['index.html', 'embed.html', 'docs.html', 'src/app/early.ts'],
      output: { codeSplitting: { groups: [{ name: chunkOf(import.meta.dirname) }] } },
    },
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    // The Host is passed on unchanged: the server makes absolute addresses from it.
    proxy: {
      ...Object.fromEntries(proxied.map((path) => [path, { target: server, ws: path === '/api' }])),
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test-setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    // A form in jsdom takes seconds on a busy machine.
    testTimeout: 30_000,
  },
});
