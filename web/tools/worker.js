// The service worker of the application, completed by the build (tools/pages.ts). It keeps the outline of the application
// for when there is no line: the first page and its scripts, nothing of the API and no media. Pages come from the network
// whenever there is one, so none is ever out of date.
/* global self, caches */
const { version, files } = JSON.parse('%OUTLINE%');
const cacheName = `outline-${version}`;
const shell = '/index.html';
/** Pages of their own, for which the outline is no stand-in, and what is no page. */
const others = /^\/(api|embed|media|store|feeds)\//;

async function install() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  await self.skipWaiting();
}

async function removeOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('outline-') && name !== cacheName).map((name) => caches.delete(name)));
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(shell);
    if (kept) return kept;
    throw error;
  }
}

const file = async (request) => (await caches.match(request)) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(removeOlder()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!others.test(pathname)) event.respondWith(page(request));
  } else if (pathname !== shell && files.includes(pathname)) {
    event.respondWith(file(request));
  }
});
