/** The largest file that the server takes. */
const mostBytes = 10 * 1024 * 1024;
/** What it makes of every picture. */
const [mostWidth, mostHeight] = [1280, 720];

/** `file` itself, or where it is too large to be sent, the same picture as small as it will be shown. */
export async function fitPicture(file: File): Promise<Blob> {
  if (file.size <= mostBytes) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, mostWidth / picture.width, mostHeight / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/jpeg', 0.92);
  });
}
