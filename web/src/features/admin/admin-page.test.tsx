import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../testing/fill';
import { lost, MockNetwork, refusal, silence } from '../../testing/network';
import { sampleAccount, sampleInstance } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import AdminPage from './admin-page';
import type { AdminComment, AdminUser, AdminVideo } from './admin-lists';
import UserPage from './user-page';
import { linesOf } from './work-panel';

const grace: AdminUser = {
  userId: 'grace', name: 'Grace Hopper', role: 'user', suspended: false, quotaBytes: null, usedBytes: 5e9, videos: 3, created: '2026-05-04T12:00:00Z',
};
const film: AdminVideo = {
  id: 'v1', userId: 'grace', title: 'A film', uploadDate: new Date().toISOString(), state: 'PUBLIC', visibility: 'public', held: false, error: null, contentWarnings: [], moderatorWarnings: [], originalBytes: 7e8,
};

const comment: AdminComment = {
  id: 7, videoId: 'v1', videoTitle: 'A film', userId: 'grace', userName: 'Grace Hopper', profilePictureUrl: '', text: 'What a beach!',
  timeStamp: new Date().toISOString(), replies: 2,
};

const shown = (section: string) => show(<AdminPage />, { at: `/admin${section}`, route: '/admin/:section?', user: mira });

describe('administration', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/user', sampleAccount({ role: 'admin' })).on('get', '/api/instance', sampleInstance());
  });

  it('shows moderators what is about videos, and nothing else', async () => {
    network.on('get', '/api/user', sampleAccount({ role: 'moderator' })).on('get', '/api/admin/videos', [film]);
    shown('/users');
    expect(await screen.findByRole('link', { name: 'A film' })).toBeInTheDocument();
    const places = within(screen.getByRole('navigation')).getAllByRole('link').map((link) => link.textContent);
    expect(places).not.toContain('People');
    expect(places).toContain('Videos');
  });

  it('finds people, in every state of the list', async () => {
    network.on('get', '/api/admin/users', silence);
    const { unmount } = shown('/users');
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    network.on('get', '/api/admin/users', lost);
    const second = shown('/users');
    expect(await screen.findByRole('alert')).toHaveTextContent('The people could not be loaded');
    second.unmount();
    network.on('get', '/api/admin/users', ({ url }) => (url.searchParams.get('search') === 'gr' ? [grace] : []));
    shown('/users');
    expect(await screen.findByRole('heading', { name: 'Nobody found' })).toBeInTheDocument();
    fill(screen.getByRole('searchbox'), 'gr');
    expect(await screen.findByRole('link', { name: 'Grace Hopper' })).toHaveAttribute('href', '/admin/users/grace');
    expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/admin/users?q=gr');
  });

  it('holds a video back when that is confirmed, and releases it', async () => {
    network.on('get', '/api/admin/videos', [film]).on('put', '/api/admin/videos/{videoId}/hold', ({ body }) => body as { held: boolean });
    shown('/videos');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for A film' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Hold back' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Hold this video back?' }));
    network.on('get', '/api/admin/videos', [{ ...film, held: true }]);
    await userEvent.click(dialog.getByRole('button', { name: 'Hold back' }));
    expect(await screen.findByText('Held', { selector: 'span' })).toBeInTheDocument();
    // Not before the dialog has gone.
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for A film' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Release' }));
    await waitFor(() => expect(network.callsOf('put', '/api/admin/videos/{videoId}/hold').map(({ body }) => body)).toEqual([{ held: true }, { held: false }]));
  });

  it('says why a video failed, and deletes it', async () => {
    network.on('get', '/api/admin/videos', ({ url }) => (url.searchParams.get('which') === 'failed' ? [{ ...film, state: 'FAILED', error: 'the file holds no video' }] : []));
    network.on('delete', '/api/admin/videos/{videoId}', refusal(404, 'no such video'));
    shown('/videos?which=failed');
    expect(await screen.findByText('The file holds no video.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Actions for A film' }));
    expect(screen.queryByRole('menuitem', { name: 'Watch' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    network.on('get', '/api/admin/videos', []);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
    expect(await screen.findByRole('heading', { name: 'Nothing has failed' })).toBeInTheDocument();
  });

  it('tries a failed video again', async () => {
    network.on('get', '/api/admin/videos', [{ ...film, state: 'FAILED', error: 'the file holds no video' }]).on('post', '/api/video/{videoId}/retry', { message: '' });
    shown('/videos');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for A film' }));
    network.on('get', '/api/admin/videos', [{ ...film, state: 'PROCESSING' }]);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Try again' }));
    expect(await screen.findByText('Processing')).toBeInTheDocument();
    expect(screen.queryByText('The file holds no video.')).not.toBeInTheDocument();
  });

  it('warns viewers beside what the owner says, or says why that cannot be', async () => {
    const warnings = '/api/admin/videos/{videoId}/content-warnings';
    network.on('get', '/api/admin/videos', [{ ...film, contentWarnings: ['drugs'], moderatorWarnings: ['gore'] }])
      .on('get', '/api/video/categories', { categories: [], licences: [], visibilities: [], contentWarnings: ['violence', 'gore', 'drugs'] })
      .on('put', warnings, ({ body }) => (network.callsOf('put', warnings).length === 1 ? lost : body as { contentWarnings: string[] }));
    shown('/videos');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for A film' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Content warnings' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Content warnings' }));
    expect(dialog.getByText('Set by the owner:', { exact: false }).parentElement).toHaveTextContent('Drugs');
    expect(dialog.getByRole('button', { name: 'Gore', pressed: true })).toBeInTheDocument();
    await userEvent.click(await dialog.findByRole('button', { name: 'Violence', pressed: false }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The content warnings were changed.')).toBeInTheDocument();
    expect(network.callsOf('put', warnings)[1]?.body).toEqual({ contentWarnings: ['gore', 'violence'] });
  });

  it('finds comments, in every state of the list, and deletes one', async () => {
    network.on('get', '/api/admin/comments', silence);
    const first = shown('/comments');
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
    first.unmount();
    network.on('get', '/api/admin/comments', lost);
    const second = shown('/comments');
    expect(await screen.findByRole('alert')).toHaveTextContent('The comments could not be loaded');
    second.unmount();
    network.on('get', '/api/admin/comments', ({ url }) => (url.searchParams.get('search') === 'beach' ? [comment] : []));
    shown('/comments');
    expect(await screen.findByRole('heading', { name: 'No comments' })).toBeInTheDocument();
    fill(screen.getByRole('searchbox'), 'mountain');
    expect(await screen.findByRole('heading', { name: 'No comment found' })).toBeInTheDocument();
    fill(screen.getByRole('searchbox'), 'beach');
    expect(await screen.findByText('What a beach!')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'A film' })).toHaveAttribute('href', '/watch/v1#comment-7');
    await userEvent.click(screen.getByRole('button', { name: 'Delete the comment by Grace Hopper' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Delete this comment?' }));
    network.on('delete', '/api/admin/comments/{commentId}', refusal(503, 'busy'));
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Busy.');
    network.on('delete', '/api/admin/comments/{commentId}', { message: '' }).on('get', '/api/admin/comments', []);
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('The comment was deleted.')).toBeInTheDocument();
    expect(network.callsOf('delete', '/api/admin/comments/{commentId}')[1]?.parameters).toEqual({ commentId: '7' });
    await waitFor(() => expect(screen.queryByText('What a beach!')).not.toBeInTheDocument());
  });

  it('shows the instance at a glance', async () => {
    network.on('get', '/api/admin/overview', {
      users: 12, videos: 345, failedVideos: 2, heldVideos: 0, originalBytes: 3e11, freeBytes: 5e11, diskBytes: 2e12, tasksWaiting: 42, tasksRunning: 1, oldestTaskSeconds: 17, queue: [],
    });
    shown('/overview');
    expect(await screen.findByRole('link', { name: /Failed\s*2/ })).toHaveAttribute('href', '/admin/videos?which=failed');
    expect(screen.getByRole('link', { name: /Held\s*0/ })).toHaveAttribute('href', '/admin/videos?which=held');
    expect(screen.getByRole('img', { name: '75% of the disk is used' })).toBeInTheDocument();
    expect(screen.getByText('All else: 1.2 TB')).toBeInTheDocument();
  });

  it('makes an invitation, whose link is shown once', async () => {
    const invite = { id: 'i1', createdBy: 'mira', created: new Date().toISOString(), expires: '2999-01-01T00:00:00Z', usesLeft: 5 };
    network.on('get', '/api/admin/invites', []).on('post', '/api/admin/invites', { ...invite, url: 'http://h/signup?invite=s3cret' });
    shown('/invites');
    const uses = await screen.findByLabelText('For how many people');
    fill(uses, '');
    expect(screen.getByRole('button', { name: 'Make the invitation' })).toBeDisabled();
    fill(uses, '5');
    network.on('get', '/api/admin/invites', [invite]);
    await userEvent.click(screen.getByRole('button', { name: 'Make the invitation' }));
    expect(await screen.findByLabelText('Link')).toHaveValue('http://h/signup?invite=s3cret');
    expect(network.callsOf('post', '/api/admin/invites')[0]?.body).toEqual({ uses: 5, lifeSeconds: 604_800 });
    expect(await screen.findByText(/For 5 people, until/)).toBeInTheDocument();
  });

  it('tells in sentences what was done', async () => {
    network.on('get', '/api/admin/audit', [
      { at: '2026-05-04T12:00:00Z', actor: 'mira', action: 'set role', target: 'grace', detail: 'moderator' },
      { at: '2026-05-04T11:00:00Z', actor: 'mira', action: 'set quota', target: 'grace', detail: '5000000000' },
      { at: '2026-05-04T10:00:00Z', actor: 'mira', action: 'something new', target: 'x', detail: '' },
      { at: '2026-05-04T09:00:00Z', actor: 'mira', action: 'create invite', target: '65ce', detail: 'uses 10' },
      { at: '2026-05-04T08:00:00Z', actor: 'mira', action: 'first admin', target: 'mira', detail: 'by the set-up link' },
    ]);
    shown('/audit');
    const [role, quota, unknown, invited, first] = await screen.findAllByRole('listitem');
    expect(role).toHaveTextContent('mira changed the role of grace – Moderator');
    expect(quota).toHaveTextContent('mira changed the room of grace – 5 GB');
    expect(unknown).toHaveTextContent('mira something new x');
    expect(invited).toHaveTextContent('mira made the invitation 65ce – For 10 people');
    expect(first).toHaveTextContent(/^mira became the first admin 4 May/);
  });

  it('sums up the queue by kind', () => {
    expect(linesOf([
      { kind: 'plan', state: 'ready', count: 1, oldestSeconds: 3 }, { kind: 'video_run', state: 'running', count: 2, oldestSeconds: 90 },
      { kind: 'video_run', state: 'ready', count: 7, oldestSeconds: 40 }, { kind: 'video_run', state: 'resting', count: 1, oldestSeconds: 60 },
    ])).toEqual([
      { kind: 'video_run', running: 2, waiting: 8, oldestSeconds: 60 }, { kind: 'plan', running: 0, waiting: 1, oldestSeconds: 3 },
    ]);
  });
});

describe('UserPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/instance', sampleInstance()).on('get', '/api/admin/users/{userId}', grace)
      .on('get', '/api/user/{userId}', { userId: 'grace', name: 'Grace Hopper', profilePictureUrl: '', about: '', subscribers: 0, videos: 3, joined: '2026-05-04T12:00:00Z' });
  });
  const open = () => show(<UserPage />, { at: '/admin/users/grace', route: '/admin/users/:userId', user: mira });

  it('changes the role, and says that the last admin stays one', async () => {
    network.on('put', '/api/admin/users/{userId}/role', refusal(409, 'the last admin'));
    open();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Moderator' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is the only admin.');
    network.on('put', '/api/admin/users/{userId}/role', { ...grace, role: 'moderator' });
    await userEvent.click(screen.getByRole('combobox', { name: 'Role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Moderator' }));
    expect(await screen.findByText('The role was changed.')).toBeInTheDocument();
    expect(network.callsOf('put', '/api/admin/users/{userId}/role')[1]?.body).toEqual({ role: 'moderator' });
  });

  it('gives a limit of one’s own, none, or the one of everyone', async () => {
    network.on('put', '/api/admin/users/{userId}/quota', ({ body }) => ({ ...grace, quotaBytes: (body as { quotaBytes: number | null }).quotaBytes }));
    open();
    const form = async () => within((await screen.findByRole('heading', { name: 'Room' })).closest('section') ?? document.body);
    await userEvent.click((await form()).getByRole('combobox'));
    await userEvent.click(screen.getByRole('option', { name: 'A limit of their own' }));
    fill((await form()).getByLabelText('Gigabytes'), '10');
    await userEvent.click((await form()).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('5 GB of 10 GB used')).toBeInTheDocument();
    await userEvent.click((await form()).getByRole('combobox'));
    await userEvent.click(screen.getByRole('option', { name: 'As everyone' }));
    await userEvent.click((await form()).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('5 GB used')).toBeInTheDocument();
    expect(network.callsOf('put', '/api/admin/users/{userId}/quota').map(({ body }) => body)).toEqual([{ quotaBytes: 10e9 }, { quotaBytes: null }]);
  });

  it('shows a password link once, suspends, and deletes when the name is typed', async () => {
    network.on('post', '/api/admin/users/{userId}/password-reset', { url: 'http://h/reset-password?token=t' })
      .on('put', '/api/admin/users/{userId}/suspended', { ...grace, suspended: true }).on('delete', '/api/admin/users/{userId}', { message: '' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Make a link' }));
    expect(await screen.findByLabelText('Link')).toHaveValue('http://h/reset-password?token=t');
    await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
    expect(await screen.findByText('Suspended')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Delete account' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Delete account' })).toBeDisabled();
    fill(dialog.getByRole('textbox'), 'grace');
    await userEvent.click(dialog.getByRole('button', { name: 'Delete account' }));
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/admin/users'));
  });

  it('says that there is no such account', async () => {
    network.on('get', '/api/admin/users/{userId}', refusal(404, 'no such user')).on('get', '/api/user/{userId}', refusal(404, 'no such user'));
    open();
    expect(await screen.findByRole('heading', { name: 'There is no such account' })).toBeInTheDocument();
  });
});
