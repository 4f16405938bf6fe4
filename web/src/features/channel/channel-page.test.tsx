import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../lib/channels';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { samplePlaylist, sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import ChannelPage from './channel-page';

const ada: Channel = {
  userId: 'ada', name: 'Ada Lovelace', profilePictureUrl: '', about: 'Notes on engines', subscribers: 1843, videos: 12, joined: '2026-05-04T12:00:00Z',
};

describe('ChannelPage', () => {
  let network: MockNetwork;
  const showAt = (at: string, user = mira) => show(<ChannelPage />, { at, route: '/channel/:userId/:section?', user });
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', '/api/user/{userId}', ada)
      .on('get', '/api/user/{userId}/subscribe', { subscriptionStatus: false })
      .on('get', '/api/user/history', [])
      .on('get', '/api/video/user/{userId}/videos', [sampleVideo(1), sampleVideo(2, { status: 'ERROR', finished: false })]);
  });

  it('shows that it is loading', () => {
    network.on('get', '/api/user/{userId}', silence);
    showAt('/channel/ada');
    expect(screen.getByRole('status', { name: 'Loading the channel' })).toBeInTheDocument();
  });

  it('shows who it is, what they publish, and how to follow it from elsewhere', async () => {
    showAt('/channel/ada');
    expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeInTheDocument();
    expect(screen.getByText('· 1.8k subscribers')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Video 1' })).toBeInTheDocument();
    // Failed videos are their owner's business, on another page.
    expect(screen.queryByRole('link', { name: 'Video 2' })).not.toBeInTheDocument();
    expect(document.head.querySelector('link[type="application/atom+xml"]')).toHaveAttribute('href', 'http://h/feeds/channels/ada/atom');
    await userEvent.click(screen.getByRole('button', { name: 'More about this channel' }));
    expect(await screen.findByRole('menuitem', { name: 'RSS feed' })).toHaveAttribute('href', 'http://h/feeds/channels/ada/rss');
  });

  it('has its sections at addresses of their own', async () => {
    network.on('get', '/api/user/{userId}/playlists', [samplePlaylist(1, { videos: 0, visibility: 'public' })]);
    showAt('/channel/ada');
    await userEvent.click(await screen.findByRole('link', { name: 'Playlists' }));
    expect(await screen.findByRole('link', { name: 'List 1' })).toHaveAttribute('href', '/playlists/p1');
    await userEvent.click(screen.getByRole('link', { name: 'About' }));
    expect(screen.getByText('Notes on engines')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('/channel/ada/about');
  });

  it('offers its owner to manage it instead of following it', async () => {
    network.on('get', '/api/user/{userId}', { ...ada, userId: 'mira', name: 'Mira Sol' });
    showAt('/channel/mira');
    expect(await screen.findByRole('link', { name: 'Manage videos' })).toHaveAttribute('href', '/my-videos');
    expect(screen.queryByRole('button', { name: /Subscribe/ })).not.toBeInTheDocument();
  });

  it('searches within the channel', async () => {
    showAt('/channel/ada');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search this channel' }), 'engine{Enter}');
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('/search?q=engine&channel=ada');
  });

  it('says that there is no such channel, or why it could not be read', async () => {
    network.on('get', '/api/user/{userId}', refusal(404, 'no such user', 'not_found'));
    const { unmount } = showAt('/channel/nobody');
    expect(await screen.findByRole('heading', { name: 'There is no such channel' })).toBeInTheDocument();
    unmount();
    network.on('get', '/api/user/{userId}', lost);
    showAt('/channel/ada');
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
  });
});
