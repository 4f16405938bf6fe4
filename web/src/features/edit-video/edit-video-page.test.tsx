import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { VideoDetail } from '../../lib/api';
import { lost, MockNetwork, refusal } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import EditVideoPage from './edit-video-page';

const video = (part: Partial<VideoDetail> = {}): VideoDetail => ({
  ...sampleVideo(1), description: 'By the sea.', likes: 3, userHasLiked: false, moderationTypes: [], contentWarnings: [], moderatorWarnings: [], tags: ['sea'], category: 'travel', language: 'it',
  licence: '', comments: 2, version: 4, mediaUrl: '/media/v1', playable: true, ...part,
});
const one = '/api/video/{videoId}';

describe('EditVideoPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', one, video()).on('get', '/api/video/categories', {
      categories: ['travel', 'music'], licences: ['CC0-1.0'], visibilities: ['public', 'unlisted', 'private'], contentWarnings: ['violence', 'flashing-lights'],
    });
  });
  const open = () => show(<EditVideoPage />, { user: mira, at: '/my-videos/v1/edit', route: '/my-videos/:videoId/edit' });
  const save = () => screen.getByRole('button', { name: 'Save' });
  const patches = () => network.callsOf('patch', one).map(({ body }) => body);

  it('shows what is said of the video, and its counts', async () => {
    open();
    expect(await screen.findByRole('textbox', { name: /Title/ })).toHaveValue('Video 1');
    expect(screen.getByRole('textbox', { name: 'Description' })).toHaveValue('By the sea.');
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveTextContent('Travel');
    expect(screen.getByRole('combobox', { name: 'Spoken language' })).toHaveValue('Italian');
    expect(screen.getByText('Likes').parentElement).toHaveTextContent('3');
    expect(save()).toBeDisabled();
  });

  it('saves what was changed, and only that', async () => {
    network.on('patch', one, ({ body }) => video({ ...(body as Partial<VideoDetail>), version: 5 }));
    open();
    await userEvent.type(await screen.findByRole('textbox', { name: /Title/ }), ' again');
    await userEvent.type(screen.getByRole('combobox', { name: 'Tags' }), '#boats, sea{Enter}');
    await userEvent.click(save());
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(patches()).toEqual([{ title: 'Video 1 again', tags: ['sea', 'boats'], ifVersion: 4 }]);
    expect(save()).toBeDisabled();
  });

  it('does not save without a title', async () => {
    open();
    await userEvent.clear(await screen.findByRole('textbox', { name: /Title/ }));
    expect(screen.getByText('A title is needed.')).toBeInTheDocument();
    expect(save()).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Undo changes' }));
    expect(screen.getByRole('textbox', { name: /Title/ })).toHaveValue('Video 1');
  });

  it.each([['Keep mine', 'Mine'], ['Load the newer ones', 'Theirs']])('after a change elsewhere: %s', async (choice, title) => {
    let now = video();
    network.on('get', one, () => now).on('patch', one, ({ body }) => {
      const { ifVersion, ...change } = body as Partial<VideoDetail> & { ifVersion: number };
      if (ifVersion !== now.version) return refusal(412, 'the video has changed', 'precondition_failed');
      return (now = { ...now, ...change, version: now.version + 1 });
    });
    open();
    const field = await screen.findByRole('textbox', { name: /Title/ });
    await userEvent.clear(field);
    await userEvent.type(field, 'Mine');
    now = video({ title: 'Theirs', version: 5 });
    await userEvent.click(save());
    expect(await screen.findByText('These details were changed elsewhere meanwhile.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: choice }));
    await waitFor(() => expect(screen.queryByText('These details were changed elsewhere meanwhile.')).not.toBeInTheDocument());
    expect(screen.getByRole('textbox', { name: /Title/ })).toHaveValue(title);
    expect(now.title).toBe(title);
  });

  it('says why it could not be saved, and tries again', async () => {
    network.on('patch', one, () => (patches().length === 1 ? lost : video({ description: 'By the sea. x', version: 5 })));
    open();
    await userEvent.type(await screen.findByRole('textbox', { name: 'Description' }), ' x');
    await userEvent.click(save());
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
  });

  it('warns of what its owner says, beside what moderators do', async () => {
    network.on('get', one, video({ contentWarnings: ['violence'], moderatorWarnings: ['strong-language'] }))
      .on('patch', one, ({ body }) => video({ ...(body as Partial<VideoDetail>), version: 5 }));
    open();
    const warnings = within(await screen.findByRole('group', { name: 'Content warnings' }));
    expect(warnings.getByText('Strong language', { exact: false })).toHaveTextContent('Set by moderators: Strong language');
    expect(await warnings.findByRole('button', { name: 'Violence', pressed: true })).toBeInTheDocument();
    await userEvent.click(await warnings.findByRole('button', { name: 'Flashing lights', pressed: false }));
    await userEvent.click(warnings.getByRole('button', { name: 'Violence' }));
    await userEvent.click(save());
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(patches()).toEqual([{ contentWarnings: ['flashing-lights'], ifVersion: 4 }]);
  });

  describe('the thumbnail', () => {
    const frames = { thumbnailUrl: '/media/v1/thumbnail.jpg', thumbnailCandidates: ['/media/v1/thumbnail_0.jpg', '/media/v1/thumbnail_1.jpg'] };
    const choices = async () => within(await screen.findByRole('group', { name: 'Thumbnail' }));
    beforeEach(() => {
      network.on('get', one, video({ ...frames, thumbnailCandidate: 0 }));
      vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:own', revokeObjectURL: () => undefined }));
    });

    it('is chosen among frames, and shown', async () => {
      network.on('put', '/api/video/{videoId}/thumbnail', video({ ...frames, thumbnailUrl: '/media/v1/thumbnail.jpg?v=1', thumbnailCandidate: 1 }));
      open();
      const tiles = await choices();
      expect(tiles.getByRole('button', { name: 'Frame 1' })).toHaveAttribute('aria-pressed', 'true');
      await userEvent.click(tiles.getByRole('button', { name: 'Frame 2' }));
      await waitFor(() => expect(tiles.getByRole('button', { name: 'Frame 2' })).toBeEnabled());
      expect(tiles.getByRole('button', { name: 'Frame 2' })).toHaveAttribute('aria-pressed', 'true');
      expect(network.callsOf('put', '/api/video/{videoId}/thumbnail').map(({ body }) => body)).toEqual([{ candidate: 1 }]);
      expect(screen.getByRole('complementary').querySelector('img[src="http://h/media/v1/thumbnail.jpg?v=1"]')).toBeInTheDocument();
    });

    it('is a picture of one’s own, or the server says why not', async () => {
      network.on('put', '/api/video/{videoId}/thumbnail/picture', () => new Promise((resolve) => { answer = resolve; }));
      let answer: (body: VideoDetail | ReturnType<typeof refusal>) => void = () => undefined;
      open();
      const tiles = await choices();
      const picture = () => new File(['picture'], 'sea.png', { type: 'image/png' });
      await userEvent.upload(screen.getByLabelText('A picture of your own'), picture());
      expect(await screen.findByRole('progressbar', { name: 'Storing the thumbnail' })).toBeInTheDocument();
      expect(screen.getByRole('complementary').querySelector('img[src="blob:own"]')).toBeInTheDocument();
      await waitFor(() => expect(network.callsOf('put', '/api/video/{videoId}/thumbnail/picture')).toHaveLength(1));
      expect(network.callsOf('put', '/api/video/{videoId}/thumbnail/picture')[0]?.headers.get('Content-Type')).toBe('image/png');
      answer(refusal(422, 'the picture is damaged'));
      expect(await tiles.findByRole('alert')).toHaveTextContent('The picture is damaged.');
      expect(tiles.getByRole('button', { name: 'Frame 1', pressed: true })).toBeInTheDocument();
      await userEvent.upload(screen.getByLabelText('A picture of your own'), picture());
      await waitFor(() => expect(network.callsOf('put', '/api/video/{videoId}/thumbnail/picture')).toHaveLength(2));
      answer(video({ ...frames, thumbnailCandidate: null }));
      await waitFor(() => expect(tiles.getByRole('button', { name: 'Your own', pressed: true })).toBeEnabled());
      expect(tiles.queryByRole('alert')).not.toBeInTheDocument();
    });
  });

  it('says why a video failed, and tries it again', async () => {
    let failed = true;
    network.on('get', one, () => video({ status: failed ? 'ERROR' : 'UPLOADING', finished: false, playable: false, error: failed ? 'no picture in it' : null }))
      .on('post', '/api/video/{videoId}/retry', () => {
        failed = false;
        return { message: '' };
      });
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('No picture in it.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('It is being tried again.')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText('No picture in it.')).not.toBeInTheDocument());
  });

  it.each([['is not there', refusal(404, 'no such video')], ['is of somebody else', video({ userId: 'leo' })]])('a video that %s', async (_, answer) => {
    network.on('get', one, answer);
    open();
    expect(await screen.findByRole('heading', { name: 'There is no such video of yours' })).toBeInTheDocument();
  });
});
