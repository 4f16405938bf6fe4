import { describe, expect, it, vi } from 'vitest';
import { Session } from './session';

const user = { userId: 'mira', name: 'Mira', profilePictureUrl: '' };

describe('Session', () => {
  it('keeps a log-in over a reload, to be checked again', () => {
    new Session().logIn('t1', user);
    expect(new Session().snapshot()).toEqual({ status: 'unknown', token: 't1' });
  });

  it('forgets everything at log-out', () => {
    const session = new Session();
    session.logIn('t1', user);
    session.logOut();
    expect(session.snapshot()).toEqual({ status: 'guest' });
    expect(new Session().snapshot()).toEqual({ status: 'guest' });
  });

  it('tells once that a refused token has ended, and only if it is still the present one', () => {
    const session = new Session();
    const ended = vi.fn();
    session.onExpired(ended);
    session.logIn('t2', user);
    session.expire('t1');
    expect(session.token()).toBe('t2');
    session.expire('t2');
    session.expire('t2');
    expect(session.snapshot()).toEqual({ status: 'guest' });
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('follows what another tab did', () => {
    const session = new Session();
    localStorage.setItem('sunomi.token', 't3');
    window.dispatchEvent(new StorageEvent('storage', { key: 'sunomi.token' }));
    expect(session.snapshot()).toEqual({ status: 'unknown', token: 't3' });
  });
});
