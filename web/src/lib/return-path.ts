/** The log-in page that leads back to `path` afterwards. */
export function loginPathFor(path: string): string {
  return path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`;
}

/** Where to go after log-in: a path of this site, whatever the address bar says; else the home page. */
export function safeReturnPath(next: string | null): string {
  if (!next?.startsWith('/')) return '/';
  const target = new URL(next, window.location.origin);
  if (target.origin !== window.location.origin) return '/';
  return target.pathname + target.search + target.hash;
}
