import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork, silence } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import SubscribedChannelsPage from './subscribed-channels-page';
import SubscriptionsPage from './subscriptions-page';

const ada = { userId: 'ada', name: 'Ada', profilePictureUrl: '', subscribers: 42, since: '2026-05-04T12:00:00Z' };

describe('subscriptions', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', '/api/user/subscriptions', [ada]).on('get', '/api/video/subscriptions', [sampleVideo(1)])
      .on('get', '/api/user/history', []).on('get', '/api/user/{userId}/subscribe', { subscriptionStatus: true });
  });

  it('show the videos of one’s channels, and the channels', async () => {
    show(<SubscriptionsPage />, { user: mira });
    expect(await screen.findByRole('link', { name: 'Video 1' })).toHaveAttribute('href', '/watch/v1');
    expect(await screen.findByRole('link', { name: 'Ada' })).toHaveAttribute('href', '/channel/ada');
  });

  it('have the other states of a list', async () => {
    network.on('get', '/api/video/subscriptions', silence);
    const loading = show(<SubscriptionsPage />, { user: mira });
    expect(screen.getByRole('status', { name: 'Loading videos' })).toBeInTheDocument();
    loading.unmount();
    network.on('get', '/api/video/subscriptions', []);
    const empty = show(<SubscriptionsPage />, { user: mira });
    expect(await screen.findByRole('heading', { name: 'Nothing new yet' })).toBeInTheDocument();
    empty.unmount();
    network.on('get', '/api/video/subscriptions', lost);
    show(<SubscriptionsPage />, { user: mira });
    expect(await screen.findByRole('alert')).toHaveTextContent('The videos could not be loaded');
  });

  it('are ended on the list of channels', async () => {
    network.on('post', '/api/user/{userId}/subscribe', { subscriptionStatus: false });
    show(<SubscribedChannelsPage />, { user: mira });
    expect(await screen.findByText('42 subscribers')).toBeInTheDocument();
    const button = await screen.findByRole('button', { name: 'Subscribed to Ada', pressed: true });
    network.on('get', '/api/user/subscriptions', []);
    await userEvent.click(button);
    expect(await screen.findByRole('heading', { name: 'You follow no channel yet' })).toBeInTheDocument();
    expect(network.calls.find(({ method }) => method === 'POST')?.body).toEqual({ isUserSubscribed: false });
  });
});
