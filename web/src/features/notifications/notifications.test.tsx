import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Notification } from '../../lib/notifications';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { mira, show } from '../../testing/show';
import { NotificationBell } from './notification-bell';
import NotificationsPage from './notifications-page';

const path = '/api/notifications';
const told = (id: number, part: Partial<Notification> = {}): Notification => ({
  id, kind: 'new_video', userId: 'ada', userName: 'Ada', profilePictureUrl: '', videoId: `v${id}`, title: `Video ${id}`, commentId: null, excerpt: null,
  timeStamp: new Date().toISOString(), isRead: false, ...part,
});

describe('notifications', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', '/api/notifications/unread', { unread: 2 })
      .on('get', path, [told(1), told(2, { kind: 'reply', commentId: 7, excerpt: 'Thank you!' }), told(3, { isRead: true })]);
  });

  it('are counted at the bell, which guests do not have', async () => {
    const { unmount } = show(<NotificationBell />, { user: mira });
    expect(await screen.findByRole('button', { name: 'Notifications, 2 unread' })).toBeInTheDocument();
    unmount();
    show(<NotificationBell />);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('open below the bell', async () => {
    show(<NotificationBell />, { user: mira });
    await userEvent.click(await screen.findByRole('button', { name: 'Notifications, 2 unread' }));
    expect(await screen.findByRole('dialog', { name: 'Notifications' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See all' })).toHaveAttribute('href', '/notifications');
  });

  it('say what happened, and lead to the video or the comment', async () => {
    show(<NotificationsPage />, { user: mira });
    expect(await screen.findByRole('link', { name: /Ada has a new video Video 1/ })).toHaveAttribute('href', '/watch/v1');
    expect(screen.getByRole('link', { name: /Ada answered your comment Video 2 Thank you!/ })).toHaveAttribute('href', '/watch/v2#comment-7');
    expect(screen.getAllByRole('img', { name: 'Unread' })).toHaveLength(2);
  });

  it('count as read once they were opened', async () => {
    network.on('post', '/api/notifications/{notificationId}/read', { unread: 1 });
    show(<NotificationsPage />, { user: mira, route: '/notifications', at: '/notifications' });
    await userEvent.click(await screen.findByText('Video 1'));
    expect(screen.getByLabelText('address')).toHaveTextContent('/watch/v1');
    await waitFor(() => expect(network.calls.find(({ method }) => method === 'POST')?.parameters).toEqual({ notificationId: '1' }));
  });

  it('are all marked as read, or not when the server refuses', async () => {
    network.on('post', '/api/notifications/read', refusal(503, 'the server is busy'));
    show(<NotificationsPage />, { user: mira });
    await screen.findByText('Video 1');
    const button = screen.getByRole('button', { name: 'Mark all as read' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(await screen.findByText('The server is busy.')).toBeInTheDocument();
    expect(screen.getAllByRole('img', { name: 'Unread' })).toHaveLength(2);
    network.on('post', '/api/notifications/read', { unread: 0 });
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole('img', { name: 'Unread' })).not.toBeInTheDocument());
    expect(button).toBeDisabled();
  });

  it('have their other states, too', async () => {
    network.on('get', path, silence);
    const loading = show(<NotificationsPage />, { user: mira });
    expect(screen.getByRole('status', { name: 'Loading your notifications' })).toBeInTheDocument();
    loading.unmount();
    network.on('get', path, []);
    const empty = show(<NotificationsPage />, { user: mira });
    expect(await screen.findByRole('heading', { name: 'Nothing new' })).toBeInTheDocument();
    empty.unmount();
    network.on('get', path, lost);
    show(<NotificationsPage />, { user: mira });
    expect(await screen.findByRole('alert')).toHaveTextContent('Your notifications could not be loaded');
  });
});
