import { ApiError } from './api';
import { asSentence } from './server-words';
import { countCharacters } from './text';
import type { Catalogue } from '../text/catalogue';

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

export type AccountField = 'userId' | 'name' | 'password' | 'email' | 'about';

/** The server begins what it says of a field with the field's name. */
const beginnings: [RegExp, AccountField][] = [
  [/^(userId|this userId)\b/, 'userId'], [/^password\b/, 'password'], [/^name\b/, 'name'], [/^email\b/, 'email'], [/^about\b/, 'about'],
];

/** Which field of an account the server refused, and why; null when a refusal is about something else. */
export function refusedField(words: Words, error: unknown): { field: AccountField; problem: string } | null {
  if (!(error instanceof ApiError)) return null;
  if (error.status === 409 && error.message.includes('userId')) return { field: 'userId', problem: words.taken };
  if (error.status !== 400) return null;
  const field = beginnings.find(([beginning]) => beginning.test(error.message))?.[1];
  return field ? { field, problem: refusalText(words, field, error.message) } : null;
}

function refusalText(words: Words, field: AccountField, said: string): string {
  if (said.includes('so common')) return words.passwordCommon;
  if (said.includes('besides')) return words.passwordGuessable;
  if (said.startsWith('this userId')) return words.userNameReserved;
  const rules = { userId: words.userNameRule, name: words.nameRule, password: words.passwordRule, email: words.emailRule };
  return field === 'about' ? asSentence(said) : rules[field];
}
