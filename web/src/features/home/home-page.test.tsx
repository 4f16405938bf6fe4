import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApiClient, type VideoListItem } from '../../lib/api';
import { AppContext } from '../../lib/app-context';
import { readConfig } from '../../lib/config';
import { Session } from '../../lib/session';
import HomePage from './home-page';

const config = readConfig({ apiUrl: 'http://h/api', videoUrl: 'http://h/media', webSocketUrl: 'ws://h/ws' }, 'http://h/');
const video = (index: number, part: Partial<VideoListItem> = {}): VideoListItem => ({
  id: `v${index}`, userId: 'mira', title: `Video ${index}`, uploadDate: new Date().toISOString(), duration: 65, width: 640,
  height: 360, finished: true, status: 'COMPLETED', userName: 'Mira', profilePictureUrl: '', visibility: 'public', views: 0, ...part,
});

function show() {
  const session = new Session();
  return render(
    <AppContext value={{ config, session, api: makeApiClient(config, session) }}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter><HomePage /></MemoryRouter>
      </QueryClientProvider>
    </AppContext>,
  );
}

describe('HomePage', () => {
  const fetched = vi.fn<(request: Request) => Promise<Response>>();
  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('IntersectionObserver', class { observe() { /* never near */ } disconnect() { /* nothing held */ } });
  });

  it('shows that it is loading', () => {
    fetched.mockReturnValue(new Promise(() => undefined));
    show();
    expect(screen.getByRole('status', { name: 'Loading videos' })).toBeInTheDocument();
  });

  it('invites to upload when there is nothing', async () => {
    fetched.mockResolvedValue(Response.json([]));
    show();
    expect(await screen.findByRole('heading', { name: 'No videos yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Upload a video' })).toHaveAttribute('href', '/upload');
  });

  it('says why the list is missing and reads it again on demand', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json([video(1)]));
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Video 1' })).toHaveAttribute('href', '/watch/v1');
  });

  it('shows title, author, length and whether it is still processing', async () => {
    fetched.mockResolvedValue(Response.json([video(1), video(2, { finished: false, duration: null })]));
    show();
    const [first, second] = await screen.findAllByRole('article');
    if (!first || !second) throw new Error('two cards were expected');
    expect(first).toHaveTextContent('1:05Video 1mira · just now');
    expect(within(second).getByText('Processing')).toBeInTheDocument();
    expect(within(first).queryByText('Processing')).not.toBeInTheDocument();
  });

  it('loads the next page and shows a video that moved onto it once', async () => {
    fetched
      .mockResolvedValueOnce(Response.json(Array.from({ length: 24 }, (_, index) => video(index))))
      .mockResolvedValueOnce(Response.json([video(23), video(24)]));
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'Video 24' })).toBeInTheDocument();
    expect(screen.getAllByRole('article')).toHaveLength(25);
    expect(fetched.mock.calls.map(([request]) => new URL(request.url).search)).toEqual(['?skip=0&take=24', '?skip=24&take=24']);
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });
});
