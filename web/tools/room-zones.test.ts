import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unknownRooms, whyRefused } from './room-zones.js';

describe('rooms', () => {
  it('lets a room import from those below it', () => {
    expect(whyRefused('features/home/home-page.tsx', 'components/video-card')).toBeNull();
    expect(whyRefused('app/routes.tsx', 'features/home/home-page')).toBeNull();
    expect(whyRefused('player/player.tsx', 'player/engine')).toBeNull();
  });

  it('refuses an import from above', () => {
    expect(whyRefused('lib/api.ts', 'components/video-card')).toBe('lib must not import from components, which is above it');
    expect(whyRefused('player/player.tsx', 'features/watch/watch-page')).toMatch(/player must not import/);
  });

  it('keeps features apart', () => {
    expect(whyRefused('features/home/home-page.tsx', 'features/watch/watch-page')).toBe(
      'feature home must not import from feature watch',
    );
  });

  it('knows every folder of src', () => {
    expect(unknownRooms(path.resolve(import.meta.dirname, '../src'))).toEqual([]);
  });
});
