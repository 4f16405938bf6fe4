/** What the address of an embedded player asks for: `/embed/{videoId}?start=SECONDS&autoplay=1`. */
export interface EmbedAddress {
  videoId: string;
  /** Seconds. */
  start: number;
  autoplay: boolean;
}

export function readEmbedAddress({ pathname, search }: { pathname: string; search: string }): EmbedAddress {
  const query = new URLSearchParams(search);
  const start = Number(query.get('start') ?? 0);
  return {
    videoId: pathname.split('/')[2] ?? '',
    start: Number.isFinite(start) && start > 0 ? start : 0,
    autoplay: query.get('autoplay') === '1',
  };
}
