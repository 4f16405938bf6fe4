import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApiClient } from './api';
import { readConfig } from './config';
import { forgetAnswersAtLogOut, logOut } from './log-out';
import { Session } from './session';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const user = { userId: 'mira', name: 'Mira', profilePictureUrl: '' };

describe('logging out', () => {
  const fetched = vi.fn<(request: Request) => Promise<Response>>();
  let session: Session;
  let queries: QueryClient;
  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
    session = new Session();
    session.logIn('t1', user);
    queries = new QueryClient();
    forgetAnswersAtLogOut(session, queries);
  });

  it('ends the session at the server with the token that is being forgotten', async () => {
    fetched.mockResolvedValue(Response.json({ message: 'signed out' }));
    logOut({ api: makeApiClient(config, session), session });
    expect(session.snapshot()).toEqual({ status: 'guest' });
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    const request = fetched.mock.calls[0]?.[0];
    expect([request?.method, request?.url]).toEqual(['POST', 'http://h/api/auth/logout']);
    expect(request?.headers.get('Authorization')).toBe('Bearer t1');
  });

  it('logs out here also when the server cannot be reached', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    logOut({ api: makeApiClient(config, session), session });
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    expect(session.snapshot()).toEqual({ status: 'guest' });
    expect(localStorage.getItem('sunomi.token')).toBeNull();
  });

  it('forgets every answer, and asks anew for what is shown', async () => {
    const answer = vi.fn<() => Promise<string>>().mockResolvedValueOnce('of Mira').mockResolvedValue('of a guest');
    const shown = new QueryObserver(queries, { queryKey: ['videos'], queryFn: answer });
    shown.subscribe(() => undefined);
    await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe('of Mira'));
    queries.setQueryData(['videos', 'mine'], ['a private one']);
    session.logOut();
    expect(queries.getQueryData(['videos', 'mine'])).toBeUndefined();
    await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe('of a guest'));
  });

  it('asks for nothing that the page no longer shows to a guest', async () => {
    const answer = vi.fn<() => Promise<string>>().mockResolvedValue('three unread');
    const leave = new QueryObserver(queries, { queryKey: ['notifications', 'unread'], queryFn: answer }).subscribe(() => undefined);
    await vi.waitFor(() => expect(answer).toHaveBeenCalledOnce());
    session.logOut();
    leave();
    await vi.waitFor(() => expect(queries.getQueryState(['notifications', 'unread'])).toBeUndefined());
    expect(answer).toHaveBeenCalledOnce();
  });

  it('forgets them as well when the session ends by itself, and not when someone comes', () => {
    queries.setQueryData(['videos', 'mine'], ['a private one']);
    session.logIn('t2', user);
    expect(queries.getQueryData(['videos', 'mine'])).toBeDefined();
    session.expire('t2');
    expect(queries.getQueryData(['videos', 'mine'])).toBeUndefined();
  });
});
