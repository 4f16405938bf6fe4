import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

// Long enough for a form on a busy machine; what is there is found at once.
configure({ asyncUtilTimeout: 5000 });

/** jsdom knows no layout: nothing ever comes near the screen. */
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class { observe() { /* never near */ } disconnect() { /* nothing held */ } });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});
