export interface Size {
  width: number;
  height: number;
}

/** Which square of a picture is wanted: its middle (0 to 1 in both directions), and how close (1: as much as fits). */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export interface Square {
  left: number;
  top: number;
  side: number;
}

const between = (least: number, value: number, most: number) => Math.min(Math.max(least, value), most);

/** The square in pixels of the picture. */
export function squareOf({ width, height }: Size, { x, y, zoom }: View): Square {
  const side = Math.min(width, height) / Math.max(1, zoom);
  return {
    left: between(0, x * width - side / 2, width - side),
    top: between(0, y * height - side / 2, height - side),
    side,
  };
}

/** The view whose middle is moved by shares of the square's side, as far as the picture reaches. */
export function moved(size: Size, view: View, right: number, down: number): View {
  const { left, top, side } = squareOf(size, view);
  const to = {
    left: between(0, left + right * side, size.width - side),
    top: between(0, top + down * side, size.height - side),
  };
  return { ...view, x: (to.left + side / 2) / size.width, y: (to.top + side / 2) / size.height };
}

/** Where the whole picture lies so that the square fills a box, in percent of the box. */
export function placeInBox(size: Size, view: View): { left: string; top: string; width: string; height: string } {
  const { left, top, side } = squareOf(size, view);
  const percent = (pixels: number) => `${(pixels / side) * 100}%`;
  return { left: percent(-left), top: percent(-top), width: percent(size.width), height: percent(size.height) };
}

const storedSide = 512;

/** The square as a JPEG; rejects when the browser cannot make one. */
export async function cutOut(picture: HTMLImageElement, view: View): Promise<Blob> {
  const { left, top, side } = squareOf({ width: picture.naturalWidth, height: picture.naturalHeight }, view);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(storedSide, Math.ceil(side));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // What is transparent becomes white, as the server does it.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', 0.92);
  });
}
