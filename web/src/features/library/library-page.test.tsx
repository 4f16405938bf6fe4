import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork, silence } from '../../testing/network';
import { samplePlaylist, sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import LibraryPage from './library-page';

const history = '/api/user/history';
const seen = { video: sampleVideo(1), position: 5, resumeAt: 5, watched: new Date().toISOString() };

describe('LibraryPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', history, [seen]).on('get', '/api/playlists', [samplePlaylist(1, { videos: 0 })]);
  });
  const open = () => show(<LibraryPage />, { user: mira });

  it('shows that its shelves are loading', () => {
    network.on('get', history, silence);
    open();
    expect(screen.getByRole('status', { name: 'Loading your history' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'My videos' })).toHaveAttribute('href', '/my-videos');
  });

  it('shows what was watched last, and playlists', async () => {
    open();
    expect(await screen.findByRole('link', { name: 'Video 1' })).toHaveAttribute('href', '/watch/v1');
    expect(await screen.findByRole('link', { name: 'List 1' })).toHaveAttribute('href', '/playlists/p1');
  });

  it('says what could not be loaded, and reads it again on demand', async () => {
    network.on('get', history, lost);
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('Your history could not be loaded');
    expect(await screen.findByRole('link', { name: 'List 1' })).toBeInTheDocument();
    network.on('get', history, [seen]);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Video 1' })).toBeInTheDocument();
  });

  it('leaves out the shelves of what is empty', async () => {
    network.on('get', history, []);
    open();
    expect(await screen.findByRole('link', { name: 'List 1' })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Watched last' })).not.toBeInTheDocument();
  });
});
