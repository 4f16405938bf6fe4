import { fireEvent } from '@testing-library/react';

/** Puts a text into a field at once, as a password manager does; where single keys matter, they are typed. */
export function fill(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } });
}
