import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { samplePlaylist } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import SaveDialog from '../../components/save-dialog/save-dialog';

const lists = '/api/playlists' as const;
const items = '/api/playlists/{playlistId}/items' as const;

describe('SaveDialog', () => {
  let network: MockNetwork;
  const playlists = () => [
    samplePlaylist(1, { hasVideo: true }),
    samplePlaylist(2, { hasVideo: false, visibility: 'public' }),
  ];
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', lists, () => playlists())
      .on('post', items, { message: 'added' })
      .on('delete', '/api/playlists/{playlistId}/items/{videoId}', { message: 'removed' });
  });
  const open = () => show(<SaveDialog videoId="v1" open onClose={() => undefined} />, { user: mira });
  const choice = (name: string) => screen.findByRole('checkbox', { name });

  it('shows that it is loading', () => {
    network.on('get', lists, silence);
    open();
    expect(screen.getByRole('status', { name: 'Loading your playlists' })).toBeInTheDocument();
  });

  it('says why there is nothing to choose from, and tries again', async () => {
    network.on('get', lists, () => (network.callsOf('get', lists).length === 1 ? lost : playlists()));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await choice('List 1')).toBeChecked();
  });

  it('offers to watch it later first, then one’s playlists, with a mark where it is in', async () => {
    open();
    expect(await choice('List 1')).toBeChecked();
    expect(screen.getAllByRole('checkbox').map((box) => box.closest('li')?.textContent)).toEqual(
      ['Watch laterPrivate', 'List 1Private', 'List 2Public']);
    expect(screen.getByRole('checkbox', { name: 'List 2' })).not.toBeChecked();
    expect(network.callsOf('get', lists)[0]?.url.searchParams.get('videoId')).toBe('v1');
  });

  it('puts it in and takes it out at once', async () => {
    open();
    await userEvent.click(await choice('List 2'));
    expect(await choice('List 2')).toBeChecked();
    expect(await screen.findByText('Saved to List 2.')).toBeInTheDocument();
    expect(network.callsOf('post', items)[0]).toMatchObject({ parameters: { playlistId: 'p2' }, body: { videoId: 'v1' } });
    await userEvent.click(await choice('List 1'));
    expect(await choice('List 1')).not.toBeChecked();
    expect(await screen.findByText('Removed from List 1.')).toBeInTheDocument();
  });

  it('takes one change back when the server refuses, and no other', async () => {
    network.on('post', items, refusal(503, 'the server is busy'));
    open();
    await userEvent.click(await choice('List 1'));
    await userEvent.click(await choice('List 2'));
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(await choice('List 2')).not.toBeChecked();
    expect(await choice('List 1')).not.toBeChecked();
  });

  it('makes the list of what to watch later on its first use', async () => {
    network.on('get', lists, () => (network.callsOf('post', items).length === 0
      ? playlists() : [...playlists(), samplePlaylist(3, { kind: 'watch_later', hasVideo: true })]));
    open();
    await userEvent.click(await choice('Watch later'));
    await waitFor(async () => expect(await choice('Watch later')).toBeChecked());
    expect(network.callsOf('post', items)[0]?.parameters).toEqual({ playlistId: 'watch-later' });
    expect(screen.getAllByRole('checkbox')).toHaveLength(3);
  });

  it('makes a new playlist that begins with it', async () => {
    network.on('post', lists, samplePlaylist(9, { title: 'By the water' }));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'New playlist' }));
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Name'), ' By the water ');
    await userEvent.click(screen.getByRole('combobox', { name: 'Who may see it' }));
    await userEvent.click(within(screen.getByRole('listbox')).getByRole('option', { name: 'Unlisted' }));
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('Saved to By the water.')).toBeInTheDocument();
    expect(network.callsOf('post', lists)[0]?.body).toEqual({ title: 'By the water', visibility: 'unlisted' });
    expect(network.callsOf('post', items)[0]).toMatchObject({ parameters: { playlistId: 'p9' }, body: { videoId: 'v1' } });
    expect(screen.queryByLabelText('Name')).not.toBeInTheDocument();
  });

  it('says why a playlist cannot be made, and keeps its name', async () => {
    network.on('post', lists, refusal(503, 'the server is busy'));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'New playlist' }));
    await userEvent.type(screen.getByLabelText('Name'), 'Boats');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server is busy.');
    expect(screen.getByLabelText('Name')).toHaveValue('Boats');
  });
});
