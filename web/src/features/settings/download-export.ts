import { answerOf, ApiError, type ApiClient } from '../../lib/api';

const fileName = 'sunomi-account.json';

/** Offers bytes to the browser as a file to keep. */
function save(parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser takes its time to begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Reads the export, telling how much has come, and saves it. Throws ApiError. */
export async function downloadExport(api: ApiClient, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
  const body = await answerOf(api.GET('/api/user/export', { parseAs: 'stream', signal }));
  if (!body) throw new ApiError(0, 'unreadable');
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      bytes += part.value.byteLength;
      onBytes(bytes);
    }
  } catch {
    throw new ApiError(0, 'unreachable');
  }
  save(parts);
}
