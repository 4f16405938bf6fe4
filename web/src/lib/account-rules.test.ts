import { describe, expect, it } from 'vitest';
import { en } from '../text/en';
import { refusedField } from './account-rules';
import { ApiError } from './api';

const { auth } = en;

describe('refusedField', () => {
  it.each([
    [400, 'password must be another one: this one is so common that it is guessed at once', 'password', auth.passwordCommon],
    [400, 'password must have 8 characters besides your userId, your name and the name of this site', 'password', auth.passwordGuessable],
    [400, 'this userId is a word of the site’s own; please choose another', 'userId', auth.userNameReserved],
    [400, 'userId must be 3 to 64 of the characters A-Z', 'userId', auth.userNameRule],
    [400, 'name must be 1 to 100 characters long', 'name', auth.nameRule],
    [400, 'password must be 8 to 200 characters long', 'password', auth.passwordRule],
    [400, 'about must be at most 5000 characters long', 'about', 'About must be at most 5000 characters long.'],
    [400, 'email must be an address such as ada@example.org', 'email', auth.emailRule],
    [409, 'this userId is taken', 'userId', auth.taken],
  ])('finds the field of %d "%s"', (status, said, field, problem) =>
    expect(refusedField(auth, new ApiError(status, 'invalid', said))).toEqual({ field, problem }));

  it.each([[400, 'take must be 1 to 100'], [403, 'password …'], [503, 'name'], [0, '']])(
    'knows that %d "%s" is about no field', (status, said) =>
      expect(refusedField(auth, new ApiError(status, 'x', said))).toBeNull());
});
