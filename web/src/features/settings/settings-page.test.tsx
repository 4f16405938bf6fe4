import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../testing/fill';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { sampleAccount } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import SettingsPage from './settings-page';

const shown = (section: string, options = {}) =>
  show(<SettingsPage />, { at: `/settings${section && `/${section}`}`, route: '/settings/:section?', user: mira, ...options });

describe('SettingsPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/user', sampleAccount());
  });

  it('lists its sections; guests have only what is this browser’s own', () => {
    const { unmount } = shown('');
    const list = within(screen.getByRole('navigation', { name: 'Settings' }));
    expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(
      ['/settings/profile', '/settings/account', '/settings/devices', '/settings/preferences', '/settings/privacy', '/about', '/terms']);
    unmount();
    localStorage.clear();
    shown('', { user: undefined });
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/settings/preferences', '/about', '/terms']);
  });

  it('sends guests to the log-in, to come back', async () => {
    shown('account', { user: undefined });
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/login?next=%2Fsettings%2Faccount'));
  });

  it('shows that it is loading, why it failed, and tries again', async () => {
    network.on('get', '/api/user', silence);
    const { unmount } = shown('profile');
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    network.on('get', '/api/user', () => (network.calls.length < 3 ? lost : sampleAccount()));
    shown('profile');
    expect(await screen.findByRole('alert')).toHaveTextContent('Your account could not be loaded');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('textbox', { name: /Name/ })).toHaveValue('Mira Sol');
  });

  it('saves another name, which the whole page then shows', async () => {
    network.on('put', '/api/user', sampleAccount({ name: 'Mira Luna' }));
    const { session } = shown('profile');
    const name = await screen.findByRole('textbox', { name: /Name/ });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    fill(name, ' Mira Luna ');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(network.callsOf('put', '/api/user')[0]?.body).toEqual({ name: 'Mira Luna', about: '' });
    expect(session.snapshot()).toMatchObject({ token: 'token', user: { name: 'Mira Luna' } });
  });

  it('changes the password, and tells at its field that the present one is wrong', async () => {
    network.on('put', '/api/user', refusal(403, 'this is not your present password'));
    shown('account');
    fill(await screen.findByLabelText(/Present password/), 'wrong horse');
    fill(screen.getByLabelText(/New password/), 'battery staple');
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    await waitFor(() => expect(screen.getByLabelText(/Present password/)).toHaveAccessibleDescription('This is not your present password.'));
    network.on('put', '/api/user', sampleAccount());
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(network.callsOf('put', '/api/user')[1]?.body).toEqual({ password: 'battery staple', oldPassword: 'wrong horse' });
    expect(screen.getByLabelText(/New password/)).toHaveValue('');
  });

  it('sends those without a password to another log-in when theirs is too old', async () => {
    network.on('get', '/api/user', sampleAccount({ hasPassword: false })).on('put', '/api/user', refusal(403, 'this needs a log-in of the last ten minutes'));
    shown('account');
    fill(await screen.findByLabelText(/New password/), 'battery staple');
    await userEvent.click(screen.getByRole('button', { name: 'Set password' }));
    expect(await screen.findByRole('link', { name: 'Log in' })).toHaveAttribute('href', '/login?again=1&next=%2Fsettings%2Faccount');
    expect(screen.queryByLabelText(/Present password/)).not.toBeInTheDocument();
  });

  it('links and unlinks GitHub where it is offered', async () => {
    network.on('get', '/api/auth/github/link', { linked: true, login: 'mira-sol' }).on('delete', '/api/auth/github/link', { success: true });
    shown('account', { configured: { githubLoginUrl: 'http://h/api/auth/github' } });
    expect(await screen.findByText(/Linked to mira-sol/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Unlink' }));
    const form = within(screen.getByRole('region', { name: 'GitHub' }));
    fill(form.getByLabelText(/Present password/), 'correct horse');
    network.on('get', '/api/auth/github/link', { linked: false, login: null });
    await userEvent.click(form.getByRole('button', { name: 'Unlink' }));
    expect(await screen.findByText('GitHub is no longer linked.')).toBeInTheDocument();
    expect(network.callsOf('delete', '/api/auth/github/link')[0]?.body).toEqual({ password: 'correct horse' });
    expect(await screen.findByText(/Log in without a password/)).toBeInTheDocument();
  });

  it('pauses the history', async () => {
    network.on('get', '/api/user/history/settings', { paused: false })
      .on('put', '/api/user/history/settings', ({ body }) => body as { paused: boolean });
    shown('privacy');
    await userEvent.click(await screen.findByRole('switch', { name: 'Pause the history' }));
    await waitFor(() => expect(screen.getByRole('switch', { name: 'Pause the history' })).toBeChecked());
    expect(network.callsOf('put', '/api/user/history/settings')[0]?.body).toEqual({ paused: true });
  });

  it('deletes the account when its name and password are typed, and not before', async () => {
    network.on('get', '/api/user/history/settings', { paused: false }).on('delete', '/api/user', refusal(409, 'the last admin'));
    const { session } = shown('privacy');
    await userEvent.click(await screen.findByRole('button', { name: 'Delete account' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete your account?' }));
    const confirm = dialog.getByRole('button', { name: 'Delete account' });
    expect(dialog.getByText('2 videos (5 MB)')).toBeInTheDocument();
    fill(dialog.getByLabelText('Type “mira” to confirm'), 'Mira');
    expect(confirm).toBeDisabled();
    fill(dialog.getByLabelText(/Present password/), 'correct horse');
    await userEvent.click(confirm);
    expect(await dialog.findByRole('alert')).toHaveTextContent('You are the only admin.');
    network.on('delete', '/api/user', { message: 'deleted' });
    await userEvent.click(confirm);
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent(/^\/$/));
    expect(network.callsOf('delete', '/api/user')[1]?.body).toEqual({ password: 'correct horse' });
    expect(session.snapshot()).toEqual({ status: 'guest' });
  });

  it('keeps what one likes in this browser', async () => {
    shown('preferences', { user: undefined });
    await userEvent.click(await screen.findByRole('switch', { name: 'Use less data' }));
    expect(JSON.parse(localStorage.getItem('sunomi.preferences') ?? '')).toMatchObject({ reduceData: true });
    expect(screen.getByRole('switch', { name: 'Play the next video' })).toBeChecked();
  });
});
