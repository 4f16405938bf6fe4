// Runs before the application is there: asks for the texts, and gives the first outline the colours that were chosen.
import { preferredLanguage } from '../lib/speech';

void preferredLanguage().load();
try {
  const mode = localStorage.getItem('sunomi.color-mode');
  if (mode === 'light' || mode === 'dark') document.documentElement.dataset.colorScheme = mode;
} catch {
  // A forbidden storage costs the choice, nothing more.
}
