// Runs before the application is there: asks for the texts, gives the first outline the colours that were chosen, and calls
// the application.
import { preferredLanguage } from '../lib/speech';

void preferredLanguage().load();
try {
  const mode = localStorage.getItem('sunomi.color-mode');
  if (mode === 'light' || mode === 'dark') document.documentElement.dataset.colorScheme = mode;
} catch {
  // A forbidden storage costs the choice, nothing more.
}

/** A picture that takes longer than this is not waited for. */
const patience = 1500;

/** Loads what the build has marked in the page's head (tools/pages.ts). */
function begin(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-later]')) {
    link.removeAttribute('media');
    if (!('runs' in link.dataset)) continue;
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = 'anonymous';
    script.src = link.href;
    document.head.append(script);
  }
}

/** A slow line brings one thing at a time: first the picture that the page shows, where it shows one, then the scripts. */
function beginAfterPicture(): void {
  const picture = document.querySelector<HTMLImageElement>('.shell-picture');
  if (!picture || picture.complete || picture.getClientRects().length === 0) {
    begin();
    return;
  }
  let begun = false;
  const once = () => {
    if (begun) return;
    begun = true;
    begin();
  };
  // Drawn, too: the scripts would keep the picture from the screen.
  picture.addEventListener('load', () => requestAnimationFrame(() => setTimeout(once)));
  picture.addEventListener('error', once);
  setTimeout(once, patience);
}

beginAfterPicture();
