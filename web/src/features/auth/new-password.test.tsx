import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../testing/fill';
import { MockNetwork, refusal } from '../../testing/network';
import { sampleInstance } from '../../testing/samples';
import { show } from '../../testing/show';
import ForgotPasswordPage from './forgot-password-page';
import ResetPasswordPage from './reset-password-page';

let network: MockNetwork;
beforeEach(() => {
  network = new MockNetwork().on('get', '/api/instance', sampleInstance());
});

describe('ForgotPasswordPage', () => {
  it('asks for a link and tells where to look for it', async () => {
    network.on('post', '/api/auth/forgot-password', { message: '' });
    show(<ForgotPasswordPage />);
    fill(screen.getByRole('textbox', { name: /User name or e-mail/ }), ' mira@example.org ');
    await userEvent.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByRole('heading', { name: 'Look into your mail' })).toBeInTheDocument();
    expect(network.callsOf('post', '/api/auth/forgot-password')[0]?.body).toEqual({ account: 'mira@example.org' });
  });

  it('says so where no mail is sent', async () => {
    network.on('get', '/api/instance', sampleInstance({ passwordReset: false }));
    show(<ForgotPasswordPage />);
    expect(await screen.findByText(/This site sends no mail/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});

describe('ResetPasswordPage', () => {
  const shown = (at: string) => show(<ResetPasswordPage />, { at, route: '/reset-password' });
  const choose = async (password: string) => {
    fill(screen.getByLabelText(/New password/), password);
    await userEvent.click(screen.getByRole('button', { name: 'Set password' }));
  };

  it('sets the password by the link’s token and leads to the log-in', async () => {
    network.on('post', '/api/auth/reset-password', { message: '' });
    shown('/reset-password?token=t0ken');
    await choose('correct horse');
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/login'));
    expect(network.callsOf('post', '/api/auth/reset-password')[0]?.body).toEqual({ token: 't0ken', password: 'correct horse' });
    expect(screen.getByText('Your new password is set. Log in with it.')).toBeInTheDocument();
  });

  it('says of a short or common password what is wrong with it', async () => {
    network.on('post', '/api/auth/reset-password', refusal(400, 'password must be another one: this one is so common'));
    shown('/reset-password?token=t0ken');
    await choose('short');
    expect(screen.getByLabelText(/New password/)).toHaveAccessibleDescription('8 to 200 characters.');
    expect(network.calls).toEqual([]);
    await choose('password');
    await waitFor(() => expect(screen.getByLabelText(/New password/)).toHaveAccessibleDescription(expect.stringContaining('so common')));
  });

  it('says of a link that is used up that it is', async () => {
    network.on('post', '/api/auth/reset-password', refusal(403, 'this link was used already'));
    const { unmount } = shown('/reset-password?token=old');
    await choose('correct horse');
    expect(await screen.findByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgot-password');
    unmount();
    shown('/reset-password');
    expect(screen.getByRole('heading', { name: 'This link is used up' })).toBeInTheDocument();
  });
});
