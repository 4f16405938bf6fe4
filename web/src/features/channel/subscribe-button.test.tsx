import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { MockNetwork, refusal } from '../../testing/network';
import { mira, show } from '../../testing/show';
import { SubscribeButton } from '../../components/subscribe-button';

const path = '/api/user/{userId}/subscribe';

describe('SubscribeButton', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', path, { subscriptionStatus: false });
  });

  it('follows a channel, and no longer', async () => {
    network.on('post', path, ({ body }) => ({ subscriptionStatus: (body as { isUserSubscribed: boolean }).isUserSubscribed }));
    show(<SubscribeButton userId="ada" name="Ada" />, { user: mira });
    const button = screen.getByRole('button', { name: 'Subscribe to Ada' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'false');
    expect(network.callsOf('post', path).map(({ body }) => body)).toEqual([{ isUserSubscribed: true }, { isUserSubscribed: false }]);
  });

  it('takes it back when the server refuses, and says why', async () => {
    network.on('post', path, refusal(503, 'the server is busy'));
    show(<SubscribeButton userId="ada" name="Ada" />, { user: mira });
    const button = screen.getByRole('button', { name: 'Subscribe to Ada' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(button).toHaveAttribute('aria-pressed', 'false');
  });

  it('asks guests to log in and come back', () => {
    show(<SubscribeButton userId="ada" name="Ada" />, { at: '/channel/ada' });
    expect(screen.getByRole('link', { name: 'Subscribe to Ada' })).toHaveAttribute('href', '/login?next=%2Fchannel%2Fada');
  });

  it('is not there on one’s own channel', () => {
    show(<SubscribeButton userId="Mira" name="Mira" />, { user: mira });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
