import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../lib/history';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import HistoryPage from './history-page';

const path = '/api/user/history';
const watched = (index: number, daysAgo: number, part: Partial<HistoryItem> = {}): HistoryItem => ({
  video: sampleVideo(index, { duration: 100 }), position: 25, resumeAt: 25, watched: new Date(Date.now() - daysAgo * 86_400_000).toISOString(), ...part,
});

describe('HistoryPage', () => {
  let network: MockNetwork;
  const showPage = () => show(<HistoryPage />, { user: mira });
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', path, [watched(1, 0), watched(2, 1, { position: 100, resumeAt: null })])
      .on('get', '/api/user/history/settings', { paused: false });
  });

  it('shows that it is loading', () => {
    network.on('get', path, silence);
    showPage();
    expect(screen.getByRole('status', { name: 'Loading your history' })).toBeInTheDocument();
  });

  it('is in order of days, with how far one has watched', async () => {
    showPage();
    const today = (await screen.findByRole('heading', { name: 'Today' })).parentElement;
    if (!today) throw new Error('the day has no section');
    expect(within(today).getByRole('link', { name: 'Video 1' })).toBeInTheDocument();
    expect(within(today).getByRole('img', { name: '25% seen' })).toBeInTheDocument();
    expect(within(today).getByText('Go on at 0:25')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Yesterday' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '100% seen' })).toBeInTheDocument();
  });

  it('forgets one video at once, and brings it back when that fails', async () => {
    network.on('delete', '/api/user/history/{videoId}', refusal(503, 'the server is busy'));
    showPage();
    await userEvent.click(await screen.findByLabelText('More about Video 1'));
    await userEvent.click(await screen.findByText('Remove from history'));
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Video 1' })).toBeInTheDocument();
    expect(network.calls.find(({ method }) => method === 'DELETE')?.parameters).toEqual({ videoId: 'v1' });
  });

  it('is cleared after a question', async () => {
    network.on('delete', path, { message: 'done' });
    showPage();
    await screen.findByText('Video 1');
    await userEvent.click(screen.getByText('Clear history'));
    const dialog = await screen.findByRole('dialog', { name: 'Clear your whole history?' });
    expect(network.callsOf('delete', path)).toEqual([]);
    network.on('get', path, []);
    await userEvent.click(within(dialog).getByText('Clear history'));
    expect(await screen.findByText('You have watched nothing yet')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText('Clear history')).not.toBeInTheDocument());
  });

  it('is paused and resumed, and says so', async () => {
    network.on('put', '/api/user/history/settings', ({ body }) => body as { paused: boolean });
    showPage();
    await userEvent.click(await screen.findByText('Pause history'));
    expect(await screen.findByText('Your history is paused: what you watch now is not listed.')).toBeInTheDocument();
    await userEvent.click(screen.getByText('Resume history'));
    await waitFor(() => expect(screen.queryByText(/Your history is paused/)).not.toBeInTheDocument());
  });

  it('says why it could not be read', async () => {
    network.on('get', path, lost);
    showPage();
    expect(await screen.findByRole('alert')).toHaveTextContent('Your history could not be loaded');
  });
});
