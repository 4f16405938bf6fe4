import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

// Long enough for a form on a busy machine; what is there is found at once.
configure({ asyncUtilTimeout: 5000 });

/** jsdom knows no layout: nothing ever comes near the screen. */
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class { observe() { /* never near */ } disconnect() { /* nothing held */ } });
  vi.stubGlobal('ResizeObserver', class { observe() { /* never resized */ } disconnect() { /* nothing held */ } });
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
