import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../testing/fill';
import { MockNetwork, refusal } from '../../testing/network';
import { sampleInstance } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import LoginPage from './login-page';

const shown = (at: string, options = {}) => show(<LoginPage />, { at, route: '/login', ...options });

async function logIn(password = 'correct horse') {
  fill(screen.getByRole('textbox', { name: /User name/ }), 'mira');
  fill(screen.getByLabelText(/Password/), password);
  await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
}

describe('LoginPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/instance', sampleInstance());
  });

  it('says why one is here, and goes there afterwards', async () => {
    network.on('post', '/api/auth/login', { token: 't', user: mira });
    const { session } = shown('/login?next=%2Fupload');
    expect(screen.getByText('Log in to upload a video.')).toBeInTheDocument();
    await logIn();
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/upload'));
    expect(session.token()).toBe('t');
  });

  it.each([
    [401, 'User name or password is wrong.'], [403, 'This account is suspended.'], [429, 'Too many wrong passwords.'],
  ])('tells what a refusal with %d means', async (status, said) => {
    network.on('post', '/api/auth/login', refusal(status, 'whatever'));
    shown('/login');
    await logIn();
    expect(await screen.findByRole('alert')).toHaveTextContent(said);
  });

  it('asks nobody before both fields are filled in', async () => {
    shown('/login');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    expect(screen.getAllByText('Please fill this in.')).toHaveLength(2);
    expect(network.callsOf('post', '/api/auth/login')).toEqual([]);
  });

  it('shows and hides what is typed', async () => {
    shown('/login');
    const password = screen.getByLabelText(/Password/);
    expect(password).toHaveAttribute('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: 'Show characters' }));
    expect(password).toHaveAttribute('type', 'text');
    expect(password).toHaveAttribute('autocomplete', 'current-password');
  });

  it('offers GitHub only where it is configured, and leads back from there', () => {
    const { unmount } = shown('/login');
    expect(screen.queryByRole('link', { name: /GitHub/ })).not.toBeInTheDocument();
    unmount();
    shown('/login?next=%2Fupload', { configured: { githubLoginUrl: 'http://h/api/auth/github' } });
    expect(screen.getByRole('link', { name: 'Continue with GitHub' })).toHaveAttribute('href', 'http://h/api/auth/github?continue=%2Fupload');
  });

  it('changes GitHub’s cookie for a session once, without the token of whoever was here before', async () => {
    network.on('post', '/api/auth/logout', { message: '' }).on('get', '/api/auth/check', { token: 'fresh', user: mira });
    const { session } = shown('/login?useCookie=1&continue=%2Fupload', { user: { ...mira, userId: 'other' } });
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/upload'));
    const checks = network.callsOf('get', '/api/auth/check');
    expect(checks).toHaveLength(1);
    expect(checks[0]?.headers.get('Authorization')).toBeNull();
    expect(session.token()).toBe('fresh');
  });

  it('asks to try again when the cookie is gone', async () => {
    network.on('get', '/api/auth/check', refusal(401, 'not signed in'));
    shown('/login?useCookie=1&continue=%2Fupload');
    expect(await screen.findByRole('alert')).toHaveTextContent('That took too long');
    expect(screen.getByText('Log in to upload a video.')).toBeInTheDocument();
  });

  it('tells what went wrong at GitHub, to those who wanted to link an account, too', () => {
    const { unmount } = shown('/login?error=github-closed');
    expect(screen.getByRole('alert')).toHaveTextContent('new ones are not offered');
    unmount();
    shown('/login?error=github-taken', { user: mira });
    expect(screen.getByRole('alert')).toHaveTextContent('belongs to another account');
    expect(screen.getByRole('link', { name: 'Back to the settings' })).toHaveAttribute('href', '/settings/account');
  });

  it('asks those who are logged in once more, when that was too long ago', async () => {
    network.on('post', '/api/auth/login', { token: 'fresh', user: mira });
    const { session } = shown('/login?again=1&next=%2Fsettings%2Faccount', { user: mira });
    expect(screen.getByRole('heading', { name: 'Log in once more' })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /User name/ })).toHaveValue('mira');
    fill(screen.getByLabelText(/Password/), 'correct horse');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/settings/account'));
    expect(session.token()).toBe('fresh');
  });

  it('offers new accounts and new passwords only where there are some', async () => {
    network.on('get', '/api/instance', sampleInstance({ signup: 'closed', passwordReset: true }));
    const { unmount } = shown('/login');
    expect(await screen.findByRole('link', { name: 'Forgotten?' })).toHaveAttribute('href', '/forgot-password');
    expect(screen.queryByRole('link', { name: 'Make an account' })).not.toBeInTheDocument();
    unmount();
    network.on('get', '/api/instance', sampleInstance({ passwordReset: false }));
    shown('/login?next=%2Fupload');
    expect(await screen.findByRole('link', { name: 'Make an account' })).toHaveAttribute('href', '/signup?next=%2Fupload');
    expect(screen.queryByRole('link', { name: 'Forgotten?' })).not.toBeInTheDocument();
  });
});
