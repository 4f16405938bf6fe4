import { describe, expect, it as test } from 'vitest';
import { en } from '../text/en';
import { it } from '../text/it';
import { ApiError } from './api';
import { problemText } from './problem';
import { serverWords } from './server-words';

const refusal = (status: number, code: string, words: string) => new ApiError(status, code, words);

describe('what the server says', () => {
  test.each([
    ['no such video', 'Questo video non esiste.'],
    ['too many wrong passwords; please try again in 42 s', 'Troppe password sbagliate. Riprova tra 42 s.'],
    ['too many passwords are being checked; please try again in a moment', 'Troppi accessi in questo momento. Riprova tra poco.'],
    ['The file is damaged between 0:10 and 1:05; what could not be decoded there is missing.',
      'Il file è danneggiato tra 0:10 e 1:05; lì manca ciò che non si è potuto decodificare.'],
    ['A picture must be a JPEG, PNG or WebP file: cannot (be) read.', 'Un’immagine deve essere un file JPEG, PNG o WebP.'],
  ])('is told in Italian: %s', (said, told) => expect(serverWords(it.server, said)).toBe(told));

  test('is told by its code where the sentence is not known, and in English as it is', () => {
    const unknown = refusal(409, 'conflict', 'the moon is in the wrong place');
    expect(problemText(it, unknown)).toBe('Nel frattempo qualcosa è cambiato. Ricarica e riprova.');
    expect(problemText(en, unknown)).toBe('The moon is in the wrong place.');
    expect(problemText(it, refusal(404, 'not_found', 'no such user'))).toBe('Questo utente non esiste.');
    expect(serverWords(it.server, 'the moon is in the wrong place')).toBeNull();
  });
});
