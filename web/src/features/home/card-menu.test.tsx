import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { VideoCard } from '../../components/video-card';
import { MockNetwork, refusal } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';

const items = '/api/playlists/{playlistId}/items' as const;

describe('the menu of a card', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', '/api/user/history', [])
      .on('get', '/api/playlists', [])
      .on('post', items, { message: 'added' });
  });
  const choose = async (name: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'More about Video 1' }));
    await userEvent.click(await screen.findByRole('menuitem', { name }));
  };

  it('keeps a video for later', async () => {
    show(<VideoCard video={sampleVideo(1)} />, { user: mira });
    await choose('Watch later');
    expect(await screen.findByText('Saved to Watch later.')).toBeInTheDocument();
    expect(network.callsOf('post', items)[0]).toMatchObject({ parameters: { playlistId: 'watch-later' }, body: { videoId: 'v1' } });
  });

  it('says why it could not be kept', async () => {
    network.on('post', items, refusal(503, 'the server is busy'));
    show(<VideoCard video={sampleVideo(1)} />, { user: mira });
    await choose('Watch later');
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
  });

  it('opens the playlists it may be put into', async () => {
    show(<VideoCard video={sampleVideo(1)} />, { user: mira });
    await choose('Save to a playlist');
    expect(await screen.findByRole('dialog', { name: 'Save to …' })).toBeInTheDocument();
  });

  it.each(['Watch later', 'Save to a playlist'])('asks guests who choose "%s" to log in, and leads back', async (name) => {
    show(<VideoCard video={sampleVideo(1)} />, { at: '/search?q=boats' });
    await choose(name);
    expect(screen.getByLabelText('address')).toHaveTextContent(`/login?next=${encodeURIComponent('/search?q=boats')}`);
  });

  it('lets guests pass it on, and gives the focus back', async () => {
    show(<VideoCard video={sampleVideo(1)} />);
    await choose('Share');
    const dialog = await screen.findByRole('dialog', { name: 'Share this video' });
    expect(screen.getByLabelText('Link')).toHaveValue(`${window.location.origin}/watch/v1`);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog.isConnected).toBe(false);
    expect(screen.getByRole('button', { name: 'More about Video 1' })).toHaveFocus();
  });
});
