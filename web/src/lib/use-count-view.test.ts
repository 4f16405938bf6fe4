import { renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ApiClient } from './api';
import { useCountView } from './use-count-view';

const post = vi.fn<() => Promise<unknown>>();
const api = { POST: post } as unknown as ApiClient;

beforeEach(() => {
  post.mockReset();
  post.mockResolvedValue({});
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it('counts once, after three seconds of playing without a pause', () => {
  const { result } = renderHook(() => useCountView(api, 'v1'));
  result.current(true);
  vi.advanceTimersByTime(2900);
  result.current(false);
  vi.advanceTimersByTime(60_000);
  expect(post).not.toHaveBeenCalled();
  result.current(true);
  vi.advanceTimersByTime(3000);
  result.current(false);
  result.current(true);
  vi.advanceTimersByTime(60_000);
  expect(post).toHaveBeenCalledExactlyOnceWith('/api/video/{videoId}/view', { params: { path: { videoId: 'v1' } } });
});

it('counts nobody who has left', () => {
  const { result, unmount } = renderHook(() => useCountView(api, 'v1'));
  result.current(true);
  unmount();
  vi.advanceTimersByTime(60_000);
  expect(post).not.toHaveBeenCalled();
});
