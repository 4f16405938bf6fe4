import { countCharacters } from '../../lib/text';

/** What the server will accept, said before it is asked. Null: fine. */
export function userIdProblem(userId: string): string | null {
  if (/^[A-Za-z0-9_.-]{3,64}$/.test(userId)) return null;
  return '3 to 64 letters, digits, dots, dashes or underscores.';
}

export function passwordProblem(password: string): string | null {
  const length = countCharacters(password);
  return length >= 8 && length <= 200 ? null : '8 to 200 characters.';
}

export function nameProblem(name: string): string | null {
  const length = countCharacters(name.trim());
  return length >= 1 && length <= 100 ? null : '1 to 100 characters.';
}
