import type { Catalogue } from '../../text/catalogue';

/** Why someone who is on the way to `next` is asked to log in; nothing for those who came by themselves. */
export function whyLogIn({ reasons }: Catalogue['auth'], next: string): string | undefined {
  const place = /^\/([a-z-]+)/.exec(next)?.[1];
  return Object.entries(reasons).find(([name]) => name === place)?.[1];
}
