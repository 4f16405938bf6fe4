import { expect, it } from 'vitest';
import { loginPathFor, safeReturnPath } from './return-path';

it('comes back to where the visitor was going', () => {
  const next = new URL(loginPathFor('/upload?x=1'), 'http://h').searchParams.get('next');
  expect(safeReturnPath(next)).toBe('/upload?x=1');
});

it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example'])(
  'never leads away from this site: %j',
  (next) => expect(safeReturnPath(next)).toBe('/'),
);
