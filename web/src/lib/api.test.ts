import { beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../text/en';
import { answerOf, ApiError, makeApiClient } from './api';
import { readConfig } from './config';
import { problemText } from './problem';
import { Session } from './session';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const user = { userId: 'mira', name: 'Mira', profilePictureUrl: '' };
const messageOf = (error: unknown) => problemText(en, error);
const answer = (status: number, body: unknown) =>
  vi.fn<typeof fetch>(() => Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status, headers: { 'Content-Type': 'application/json' },
  })));

describe('the API client', () => {
  let session: Session;
  const check = (fetched: typeof fetch) => {
    const api = makeApiClient(config, session);
    return answerOf(api.GET('/api/auth/check', { fetch: fetched }));
  };
  beforeEach(() => {
    session = new Session();
    session.logIn('t1', user);
  });

  it('sends the token to the address of the configuration', async () => {
    const fetched = answer(200, { token: 't1', user });
    expect(await check(fetched)).toEqual({ token: 't1', user });
    const request = fetched.mock.calls[0]?.[0] as Request;
    expect(request.url).toBe('http://h/api/auth/check');
    expect(request.headers.get('Authorization')).toBe('Bearer t1');
  });

  it('ends the session when the token is refused', async () => {
    await expect(check(answer(401, { error: 'the token is not valid', code: 'unauthenticated', requestId: 'r' }))).rejects.toThrow();
    expect(session.snapshot()).toEqual({ status: 'guest' });
  });

  it('throws what the server said', async () => {
    const failure = await check(answer(409, { error: 'this user name is taken', code: 'conflict', requestId: 'r7' })).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 409, code: 'conflict', requestId: 'r7', message: 'this user name is taken' });
    expect(messageOf(failure)).toBe('This user name is taken.');
  });

  it('has words for a lost connection, a proxy’s page and a broken answer', async () => {
    const lost = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(messageOf(await check(lost).catch((error: unknown) => error))).toMatch(/cannot be reached/);
    const proxy = await check(answer(503, '<html>')).catch((error: unknown) => error);
    expect(proxy).toBeInstanceOf(ApiError);
    expect(messageOf(proxy)).toMatch(/busy/);
    expect(messageOf(new ApiError(418, 'teapot'))).toMatch(/status 418/);
    await expect(check(answer(200, '{'))).rejects.toBeInstanceOf(ApiError);
  });
});

describe('readConfig', () => {
  it('completes relative addresses', () => {
    expect(readConfig({ apiUrl: '/api/', videoUrl: '/media', webSocketUrl: '/ws' }, 'https://v.example/x')).toMatchObject({
      apiUrl: 'https://v.example/api', videoUrl: 'https://v.example/media', webSocketUrl: 'wss://v.example/ws',
    });
  });

  it('refuses a configuration without addresses', () => {
    expect(() => readConfig({}, 'http://h/')).toThrow('lacks an address');
  });
});
