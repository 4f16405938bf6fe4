/** The address of a video's page, to begin at `start` seconds. */
export function watchUrl(videoId: string, start = 0): string {
  return `${window.location.origin}/watch/${videoId}${start > 0 ? `?t=${Math.floor(start)}` : ''}`;
}

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

interface Embedded {
  id: string;
  title: string;
  width: number;
  height: number;
}

/** HTML that shows a video in another site's page, in the video's own shape. */
export function embedCode({ id, title, width, height }: Embedded, start = 0): string {
  const address = `${window.location.origin}/embed/${id}${start > 0 ? `?start=${Math.floor(start)}` : ''}`;
  const upright = height > width;
  const [across, down] = upright ? [360, 640] : [640, 360];
  return `<iframe src="${address}" width="${across}" height="${down}" title="${attribute(title)}" `
    + 'frameborder="0" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen></iframe>';
}
