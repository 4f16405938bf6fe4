import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { MockNetwork, refusal, silence } from '../../testing/network';
import { samplePlaylist, sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import PlaylistPage from './playlist-page';
import { placeOf } from './use-drag-order';

const path = '/api/playlists/{playlistId}';
const itemPath = '/api/playlists/{playlistId}/items/{videoId}';
const items = [1, 2, 3].map((index) => ({ video: sampleVideo(index), added: new Date().toISOString() }));
const titles = () => screen.getAllByRole('link', { name: /^Video/ }).map(({ textContent }) => textContent);

describe('PlaylistPage', () => {
  let network: MockNetwork;
  const showPage = (user = mira) => show(<PlaylistPage />, { at: '/playlists/p1', route: '/playlists/:playlistId', user });
  beforeEach(() => {
    network = new MockNetwork().on('get', path, { playlist: samplePlaylist(1), items }).on('get', '/api/user/history', []);
  });

  it('shows that it is loading', () => {
    network.on('get', path, silence);
    showPage();
    expect(screen.getByRole('status', { name: 'Loading the playlist' })).toBeInTheDocument();
  });

  it('plays all, and each as a part of the list', async () => {
    showPage();
    expect(await screen.findByRole('link', { name: 'Play all' })).toHaveAttribute('href', '/watch/v1?list=p1');
    expect(await screen.findByRole('link', { name: 'Video 2' })).toHaveAttribute('href', '/watch/v2?list=p1');
  });

  it('moves videos by the arrow keys, says so, and tells the server behind which', async () => {
    network.on('put', itemPath, { message: 'done' });
    showPage();
    (await screen.findByRole('button', { name: /^Move Video 3/ })).focus();
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(titles()).toEqual(['Video 1', 'Video 3', 'Video 2']));
    expect(screen.getByText('Video 3 is now at place 2 of 3.')).toBeInTheDocument();
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(titles()).toEqual(['Video 3', 'Video 1', 'Video 2']));
    await waitFor(() => expect(network.calls.filter(({ method }) => method === 'PUT').map(({ parameters, body }) => [parameters.videoId, body]))
      .toEqual([['v3', { after: 'v1' }], ['v3', { after: null }]]));
  });

  it('takes a move back that the server refuses', async () => {
    network.on('put', itemPath, refusal(503, 'the server is busy'));
    showPage();
    (await screen.findByRole('button', { name: /^Move Video 1/ })).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(titles()).toEqual(['Video 1', 'Video 2', 'Video 3']);
  });

  it('takes a video out', async () => {
    network.on('delete', itemPath, { message: 'done' });
    showPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More about Video 2' }));
    network.on('get', path, { playlist: samplePlaylist(1), items: items.filter(({ video }) => video.id !== 'v2') });
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from this playlist' }));
    await waitFor(() => expect(titles()).toEqual(['Video 1', 'Video 3']));
    expect(screen.getByText('Removed from the playlist.')).toBeInTheDocument();
  });

  it('is changed by its owner', async () => {
    network.on('put', path, samplePlaylist(1, { title: 'Better' }));
    showPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More about this playlist' }));
    await userEvent.click(await screen.findByText('Edit playlist'));
    const name = screen.getByLabelText(/^Name/);
    await userEvent.clear(name);
    await userEvent.click(screen.getByText('Save'));
    expect(name).toHaveAccessibleDescription('Please fill this in.');
    await userEvent.type(name, 'Better');
    await userEvent.click(screen.getByText('Save'));
    await waitFor(() => expect(network.callsOf('put', path)[0]?.body).toEqual({ title: 'Better', description: '', visibility: 'private' }));
  });

  it('is deleted by its owner, who is asked first', async () => {
    network.on('delete', path, { message: 'done' });
    showPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More about this playlist' }));
    await userEvent.click(screen.getByText('Delete'));
    await userEvent.click(await within(await screen.findByRole('dialog')).findByText('Delete'));
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('/playlists');
  });

  it('is only looked at by others', async () => {
    showPage({ ...mira, userId: 'ada' });
    expect(await screen.findByRole('link', { name: 'Mira Sol' })).toHaveAttribute('href', '/channel/mira');
    await screen.findByRole('link', { name: 'Video 1' });
    expect(screen.queryByRole('button', { name: /^Move/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'More about this playlist' })).not.toBeInTheDocument();
  });

  it('says when it is empty, and when it is not there', async () => {
    network.on('get', path, { playlist: samplePlaylist(1, { videos: 0 }), items: [] });
    const { unmount } = showPage();
    expect(await screen.findByRole('heading', { name: 'No videos in here yet' })).toBeInTheDocument();
    unmount();
    network.on('get', path, refusal(404, 'no such playlist', 'not_found'));
    showPage();
    expect(await screen.findByRole('heading', { name: 'There is no such playlist' })).toBeInTheDocument();
  });
});

it.each([[0, 0, 0], [160, 0, 1], [500, 0, 3], [240, 3, 2], [-20, 3, 0]])('drops what is dragged to %d from place %d at place %d', (middle, from, to) => {
  const boxes = [0, 100, 200, 300].map((top) => ({ top, height: 100 }));
  expect(placeOf(middle, boxes, from)).toBe(to);
});
