import { copyText } from '../lib/copy-text';
import { useText } from '../lib/i18n';
import { useToast } from './toast';

/** Puts the address of a page of this site, given by its path, on the clipboard, and says so. */
export function useCopyLink(): (path: string) => void {
  const { common } = useText();
  const toast = useToast();
  return (path) => {
    const address = new URL(path, window.location.origin).href;
    // Where it cannot be copied it can be read at least.
    void copyText(address).then((done) => toast(done ? common.linkCopied : address));
  };
}
