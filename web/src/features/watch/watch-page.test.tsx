import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setPreference } from '../../lib/preferences';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { sampleDetail, sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import WatchPage from './watch-page';

vi.mock('./player-frame', () => ({
  PlayerFrame: ({ onEnded, children }: { onEnded: () => void; children: ReactNode }) => (
    <div><p>the player</p><button onClick={onEnded}>to the end</button>{children}</div>
  ),
}));

const video = '/api/video/{videoId}' as const;
const related = '/api/video/{videoId}/related' as const;
const grace = { userId: 'grace', name: 'Grace Hopper', profilePictureUrl: '' };
const playlist = {
  id: 'p1', userId: 'mira', userName: 'Mira Sol', kind: 'plain', title: 'By the water', description: '', visibility: 'public',
  videos: 3, created: '2026-01-01T00:00:00Z', updated: '2026-01-01T00:00:00Z',
};

describe('WatchPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    localStorage.clear();
    network = new MockNetwork()
      .on('get', related, [])
      .on('get', video, sampleDetail(1, { likes: 12, views: 1234, description: 'First 0:05 then #Boats', tags: ['sea side'], category: 'travel', licence: 'CC-BY-4.0', language: 'it' }))
      .on('get', '/api/video/{videoId}/comments', { comments: [] })
      .on('get', '/api/user/{userId}', { ...mira, about: '', subscribers: 7, videos: 3, joined: '2026-01-01T00:00:00Z' })
      .on('get', '/api/user/{userId}/subscribe', { subscriptionStatus: false })
      .on('get', '/api/user', {
        userId: 'grace', name: 'Grace Hopper', profilePictureUrl: '', about: '', email: null, role: 'user', joined: '2026-01-01T00:00:00Z',
        hasPassword: true, usage: { videos: 0, bytes: 0 },
      });
  });
  const open = (options: Parameters<typeof show>[1] = {}) =>
    show(<WatchPage />, { at: '/watch/v1', route: '/watch/:videoId', ...options });

  it('shows that it is loading', () => {
    network.on('get', video, silence);
    open();
    expect(screen.getByRole('status', { name: 'Loading the video' })).toBeInTheDocument();
  });

  it('says that a video is not here, without saying why', async () => {
    network.on('get', video, refusal(404, 'there is no such video'));
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'This video is not here' })).toBeInTheDocument();
  });

  it('says why it cannot be loaded and tries again', async () => {
    network.on('get', video, () => (network.callsOf('get', video).length === 1 ? lost : sampleDetail(1)));
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Video 1' })).toBeInTheDocument();
  });

  it('shows title, channel, figures, description and, on demand, the rest of what is said about it', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Video 1' })).toBeInTheDocument();
    expect(document.title).toBe('Video 1 – Sunomi');
    expect(await screen.findByText('7 subscribers')).toBeInTheDocument();
    const said = screen.getByRole('region', { name: 'Description' });
    expect(said).toHaveTextContent(/1,234 views · .* \(just now\)/);
    expect(within(said).getByRole('link', { name: '#Boats' })).toHaveAttribute('href', '/search?q=Boats');
    await userEvent.click(within(said).getByRole('button', { name: 'Show more' }));
    expect(within(said).getByRole('link', { name: 'sea side' })).toHaveAttribute('href', '/search?q=sea%20side');
    expect(within(said).getByRole('link', { name: 'Creative Commons: attribution' })).toHaveAttribute('href', 'https://creativecommons.org/licenses/by/4.0/');
    expect(said).toHaveTextContent('CategoryTravel');
    expect(said).toHaveTextContent('LanguageItalian');
  });

  it('likes at once, and takes it back when the server refuses', async () => {
    network.on('post', '/api/video/{videoId}/like', ({ body }) => ({ likes: (body as { isLiking: boolean }).isLiking ? 13 : 12 }));
    open({ user: grace });
    await userEvent.click(await screen.findByRole('button', { name: 'Like: 12 people do' }));
    const button = await screen.findByRole('button', { name: 'Like: 13 people do' });
    expect(button).toHaveAttribute('aria-pressed', 'true');
    network.on('post', '/api/video/{videoId}/like', refusal(503, 'the server is busy'));
    await userEvent.click(button);
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Like: 13 people do' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('asks guests who like to log in, and leads back', async () => {
    open({ at: '/watch/v1?list=p1' });
    network.on('get', '/api/playlists/{playlistId}', { playlist, items: [] });
    await userEvent.click(await screen.findByRole('button', { name: 'Like: 12 people do' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(`/login?next=${encodeURIComponent('/watch/v1?list=p1')}`);
  });

  it('offers the owner to change and delete it, and nobody else', async () => {
    const { unmount } = open({ user: grace });
    await screen.findByRole('heading', { name: 'Video 1' });
    expect(screen.queryByRole('button', { name: 'More' })).not.toBeInTheDocument();
    unmount();
    open({ user: mira });
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    expect(screen.getByRole('menuitem', { name: 'Edit' })).toHaveAttribute('href', '/my-videos/v1/edit');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toBeInTheDocument();
    expect(screen.queryByRole('menuitem', { name: 'Hold back' })).not.toBeInTheDocument();
  });

  it('lets moderators hold a video back', async () => {
    network
      .on('get', '/api/user', {
        userId: 'grace', name: 'Grace Hopper', profilePictureUrl: '', about: '', email: null, role: 'moderator', joined: '2026-01-01T00:00:00Z',
        hasPassword: true, usage: { videos: 0, bytes: 0 },
      })
      .on('put', '/api/admin/videos/{videoId}/hold', { held: true });
    open({ user: grace });
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Hold back' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Hold back' }));
    expect(await screen.findByText('The video is held back.')).toBeInTheDocument();
    expect(network.callsOf('put', '/api/admin/videos/{videoId}/hold')[0]?.body).toEqual({ held: true });
  });

  it('tells the owner that only they see it, or that a moderator holds it back', async () => {
    network.on('get', video, sampleDetail(1, { visibility: 'private', mediaUrl: '/media/v1/~pass' }));
    const { unmount } = open({ user: mira });
    expect(await screen.findByText('Only you can see this video.')).toBeInTheDocument();
    unmount();
    network.on('get', video, sampleDetail(1, { mediaUrl: '/media/v1/~pass' }));
    open({ user: mira });
    expect(await screen.findByText(/A moderator has held this video back/)).toBeInTheDocument();
  });

  it('warns before what may disturb, once in a session', async () => {
    network.on('get', video, sampleDetail(1, { moderationTypes: ['gore', 'new-kind'] }));
    const { unmount } = open();
    expect(await screen.findByText('It contains: Gore, new-kind.')).toBeInTheDocument();
    expect(screen.queryByText('the player')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Watch anyway' }));
    expect(screen.getByText('the player')).toBeInTheDocument();
    unmount();
    open();
    expect(await screen.findByText('the player')).toBeInTheDocument();
  });

  it('shares the address, and the code for other sites', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Share' }));
    const dialog = await screen.findByRole('dialog', { name: 'Share this video' });
    expect(within(dialog).getByLabelText('Link')).toHaveValue(`${window.location.origin}/watch/v1`);
    expect((await within(dialog).findByLabelText<HTMLTextAreaElement>('Code for other sites')).value).toContain(`src="${window.location.origin}/embed/v1"`);
  });

  it('plays within a playlist: where one is, what comes before and after', async () => {
    const items = [2, 1, 3].map((index) => ({ video: sampleVideo(index), added: '2026-01-01T00:00:00Z' }));
    network.on('get', '/api/playlists/{playlistId}', { playlist, items });
    open({ at: '/watch/v1?list=p1' });
    const panel = await screen.findByRole('region', { name: 'Playlist' });
    expect(panel).toHaveTextContent('By the waterMira Sol · 2 of 3');
    expect(within(panel).getByRole('link', { name: 'Next video' })).toHaveAttribute('href', '/watch/v3?list=p1');
    expect(within(panel).getByRole('link', { name: 'Previous video' })).toHaveAttribute('href', '/watch/v2?list=p1');
    expect(within(panel).getByRole('link', { name: 'Video 3' })).toHaveAttribute('href', '/watch/v3?list=p1');
    await userEvent.click(within(panel).getByRole('button', { name: 'Shuffle' }));
    expect(within(panel).getByRole('button', { name: 'Shuffle' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('begins a playlist anew after its last video when it plays in a loop', async () => {
    const items = [2, 1].map((index) => ({ video: sampleVideo(index), added: '2026-01-01T00:00:00Z' }));
    network.on('get', '/api/playlists/{playlistId}', { playlist, items });
    open({ at: '/watch/v1?list=p1' });
    expect(await screen.findByRole('button', { name: 'Next video' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Play in a loop' }));
    expect(await screen.findByRole('link', { name: 'Next video' })).toHaveAttribute('href', '/watch/v2?list=p1');
  });

  it('plays on when the playlist is gone', async () => {
    network.on('get', '/api/playlists/{playlistId}', refusal(404, 'there is no such playlist'));
    open({ at: '/watch/v1?list=gone' });
    expect(await screen.findByText('This playlist is gone or private.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText('the player')).toBeInTheDocument());
  });

  describe('what is related', () => {
    const beside = () => screen.findByRole('region', { name: 'Related videos' });

    it('is being loaded', async () => {
      network.on('get', related, silence);
      open();
      expect(await screen.findByRole('status', { name: 'Loading related videos' })).toBeInTheDocument();
    });

    it('cannot be loaded, or is not there', async () => {
      network.on('get', related, lost);
      open();
      const again = await within(await beside()).findByRole('button', { name: 'Try again' });
      network.on('get', related, []);
      await userEvent.click(again);
      expect(await screen.findByText('There are no other videos yet.')).toBeInTheDocument();
    });

    it('stands beside the video, the first as what comes next', async () => {
      network.on('get', related, [sampleVideo(2), sampleVideo(3)]);
      open();
      const list = await beside();
      expect(within(list).getByRole('heading', { level: 2, name: 'Up next' })).toBeInTheDocument();
      expect((await within(list).findAllByRole('link', { name: /Video/ })).map((link) => link.getAttribute('href')))
        .toEqual(['/watch/v2', '/watch/v3']);
    });

    it('follows by itself when the video has ended, unless that is cancelled', async () => {
      network.on('get', related, [sampleVideo(2)]);
      open();
      await within(await beside()).findByRole('link', { name: 'Video 2' });
      await userEvent.click(screen.getByRole('button', { name: 'to the end' }));
      const next = screen.getByRole('region', { name: 'Up next' });
      expect(next).toHaveTextContent('Up next in 8 seconds');
      await userEvent.click(within(next).getByRole('button', { name: 'Cancel' }));
      expect(next).not.toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'to the end' }));
      await waitFor(() => expect(screen.getByLabelText('address')).toHaveTextContent('/watch/v2'), { timeout: 10_000 });
    }, 15_000);

    it('waits to be asked when that is what one prefers', async () => {
      network.on('get', related, [sampleVideo(2)]);
      open();
      await within(await beside()).findByRole('link', { name: 'Video 2' });
      await userEvent.click(screen.getByRole('switch', { name: 'Autoplay' }));
      await userEvent.click(screen.getByRole('button', { name: 'to the end' }));
      const next = screen.getByRole('region', { name: 'Up next' });
      expect(next).not.toHaveTextContent(/seconds/);
      expect(within(next).getByRole('link', { name: 'Play now' })).toHaveAttribute('href', '/watch/v2');
    });

    it('comes after the playlist', async () => {
      setPreference('autoplayNext', false);
      network
        .on('get', related, [sampleVideo(2)])
        .on('get', '/api/playlists/{playlistId}', { playlist, items: [1, 3].map((index) => ({ video: sampleVideo(index), added: '2026-01-01T00:00:00Z' })) });
      open({ at: '/watch/v1?list=p1' });
      await screen.findByRole('region', { name: 'Playlist' });
      await userEvent.click(screen.getByRole('button', { name: 'to the end' }));
      expect(screen.getByRole('link', { name: 'Play now' })).toHaveAttribute('href', '/watch/v3?list=p1');
      expect(within(await beside()).getByRole('heading', { level: 2, name: 'Related videos' })).toBeInTheDocument();
    });
  });

  it('keeps the video in playlists of members', async () => {
    network.on('get', '/api/playlists', []);
    open({ user: grace });
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('dialog', { name: 'Save to …' })).toBeInTheDocument();
  });

  it('asks guests who want to keep it to log in', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(screen.getByLabelText('address')).toHaveTextContent('/login?next=%2Fwatch%2Fv1');
  });
});
