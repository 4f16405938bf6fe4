import { useText } from '../lib/i18n';
import { useToast } from './toast';

/** Puts the address of a video's page into the clipboard, and says so. */
export function useCopyLink(): (videoId: string) => Promise<void> {
  const { common } = useText();
  const toast = useToast();
  return async (videoId) => {
    const address = new URL(`/watch/${encodeURIComponent(videoId)}`, window.location.origin).href;
    try {
      await navigator.clipboard.writeText(address);
      toast(common.linkCopied);
    } catch {
      // Pages that came over plain HTTP have no clipboard: then it can be read at least.
      toast(address);
    }
  };
}
