/** What browsers offer pages that did not come over HTTPS, where there is no Clipboard API. */
const older = document as { execCommand?: (command: 'copy') => boolean };

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  Object.assign(area.style, { position: 'fixed', opacity: '0' });
  // Inside a dialog that is open: outside it nothing can be focused.
  const place = document.activeElement?.parentElement ?? document.body;
  const focused = document.activeElement;
  place.append(area);
  area.select();
  try {
    return older.execCommand?.('copy') ?? false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

/** Puts `text` on the clipboard; says whether that worked. To be called in answer to a click. */
export async function copyText(text: string): Promise<boolean> {
  // Undefined outside secure contexts, whatever the type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (!clipboard) return copyBySelection(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
