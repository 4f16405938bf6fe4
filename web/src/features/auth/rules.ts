import { countCharacters } from '../../lib/text';
import type { Catalogue } from '../../text/catalogue';

type Words = Catalogue['auth'];

/** What the server will accept, said before it is asked. Null: fine. */
export function userIdProblem(words: Words, userId: string): string | null {
  return /^[A-Za-z0-9_.-]{3,64}$/.test(userId) ? null : words.userNameRule;
}

export function passwordProblem(words: Words, password: string): string | null {
  const length = countCharacters(password);
  return length >= 8 && length <= 200 ? null : words.passwordRule;
}

export function nameProblem(words: Words, name: string): string | null {
  const length = countCharacters(name.trim());
  return length >= 1 && length <= 100 ? null : words.nameRule;
}
