import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

// Long enough for a form on a busy machine; what is there is found at once.
configure({ asyncUtilTimeout: 5000 });

/** jsdom knows no layout: nothing ever comes near the screen, and no media query holds. */
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class { observe() { /* never near */ } disconnect() { /* nothing held */ } });
  vi.stubGlobal('ResizeObserver', class { observe() { /* never resized */ } disconnect() { /* nothing held */ } });
  vi.stubGlobal('matchMedia', (media: string) => ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
