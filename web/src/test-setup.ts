import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** jsdom knows no layout: nothing ever comes near the screen. */
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class { observe() { /* never near */ } disconnect() { /* nothing held */ } });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});
