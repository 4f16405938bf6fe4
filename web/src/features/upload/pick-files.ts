/** A file and, in browsers that have such things, what leads to it again after a reload. */
export interface PickedFile {
  file: File;
  handle: FileSystemFileHandle | null;
}

interface Permitted {
  queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
  requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
}

interface FilePicker {
  showOpenFilePicker?: (options: { multiple: boolean }) => Promise<FileSystemFileHandle[]>;
}

interface HandleItem {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

const isFile = (handle: FileSystemHandle | null): handle is FileSystemFileHandle => handle?.kind === 'file';

/** Lets people choose files; null: this browser can do so by an input only. Nothing chosen: an empty list. */
export function pickWithHandles(multiple: boolean): Promise<PickedFile[]> | null {
  const picker = window as FilePicker;
  if (!picker.showOpenFilePicker) return null;
  return picker
    .showOpenFilePicker({ multiple })
    .then((handles) => Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle }))))
    .catch(() => []);
}

export const withoutHandles = (files: FileList | null): PickedFile[] => Array.from(files ?? [], (file) => ({ file, handle: null }));

/** What was dropped. Its items are gone once the event is over, so everything is asked for before the first wait. */
export function droppedFiles(data: DataTransfer): Promise<PickedFile[]> {
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file');
  return Promise.all(
    items.map(async (item) => {
      const file = item.getAsFile();
      const handle = await (item as HandleItem).getAsFileSystemHandle?.().catch(() => null);
      return file && { file, handle: isFile(handle ?? null) ? (handle as FileSystemFileHandle) : null };
    }),
  ).then((picked) => picked.filter((found) => found !== null));
}

/** Whether the file may be opened; `ask`: its owner may be asked, which needs a click of theirs. */
export async function canRead(handle: FileSystemFileHandle, ask: boolean): Promise<boolean> {
  const permitted = handle as Permitted;
  try {
    const state = await (ask ? permitted.requestPermission : permitted.queryPermission)?.call(handle, { mode: 'read' });
    return state === 'granted';
  } catch {
    return false;
  }
}

/** The file behind a handle; null when it may not be opened or is not there any more. */
export async function fileOf(handle: FileSystemFileHandle): Promise<File | null> {
  if (!(await canRead(handle, true))) return null;
  return handle.getFile().catch(() => null);
}
