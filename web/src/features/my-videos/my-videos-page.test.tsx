import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../lib/fake-socket';
import { lost, MockNetwork, pageBefore, refusal, silence } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import MyVideosPage from './my-videos-page';

const list = '/api/video/user/{userId}/videos';
const row = (title: string) => {
  const found = screen.getAllByRole('row').find((one) => within(one).queryByText(title));
  if (!found) throw new Error(`no row of ${title}`);
  return found;
};

describe('MyVideosPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    vi.stubGlobal('WebSocket', FakeSocket);
    network = new MockNetwork().on('get', '/api/user/usage', { used: 400, uploading: 100, quota: 1000 });
  });
  const open = () => show(<MyVideosPage />, { user: mira });

  it('shows that it is loading', () => {
    network.on('get', list, silence);
    open();
    expect(screen.getByRole('status', { name: 'Loading your videos' })).toBeInTheDocument();
  });

  it('invites to upload when there is nothing', async () => {
    network.on('get', list, []);
    open();
    expect(await screen.findByRole('heading', { name: 'Nothing here yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Upload a video' })).toHaveAttribute('href', '/upload');
  });

  it('says why the list is missing and reads it again on demand', async () => {
    network.on('get', list, () => (network.callsOf('get', list).length === 1 ? lost : [sampleVideo(1)]));
    open();
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Video 1' })).toHaveAttribute('href', '/my-videos/v1/edit');
  });

  it('shows state, visibility and views of each, and how much room is taken', async () => {
    network.on('get', list, [
      sampleVideo(1, { views: 1234, visibility: 'private' }), sampleVideo(2, { status: 'ERROR', finished: false, error: 'no picture in it' }),
      sampleVideo(3, { status: 'UPLOADING', finished: false }), sampleVideo(4, { status: 'TRANSCODING', finished: false }),
    ]);
    open();
    expect(await screen.findByText('500 B of 1 kB used')).toBeInTheDocument();
    await screen.findByRole('link', { name: 'Video 1' });
    expect(within(row('Video 1')).getByText('Ready')).toBeInTheDocument();
    expect(within(row('Video 1')).getByRole('button', { name: 'Visibility of Video 1: Private' })).toBeInTheDocument();
    expect(within(row('Video 1')).getByText('1.2k')).toBeInTheDocument();
    expect(within(row('Video 2')).getByText('No picture in it.')).toBeInTheDocument();
    expect(within(row('Video 3')).getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/upload');
    expect(within(row('Video 4')).getByRole('progressbar', { name: 'Processing of Video 4' })).toBeInTheDocument();
  });

  it('has a failed video tried again, or says why that cannot be', async () => {
    network.on('get', list, [sampleVideo(1, { status: 'ERROR', finished: false, error: 'no picture in it' })])
      .on('post', '/api/video/{videoId}/retry', () => (network.callsOf('post', '/api/video/{videoId}/retry').length === 1 ? refusal(409, 'it is being worked on') : { message: '' }));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('It is being worked on.')).toBeInTheDocument();
    network.on('get', list, [sampleVideo(1, { status: 'UPLOADING', finished: false })]);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('It is being tried again.')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText('No picture in it.')).not.toBeInTheDocument());
  });

  it('finds by words, whatever their accents, over all pages', async () => {
    network.on('get', list, ({ url }) =>
      url.searchParams.has('after') ? [sampleVideo(9, { title: 'Caffè at home' })] : pageBefore([sampleVideo(1), sampleVideo(2)], '2'));
    open();
    await screen.findByRole('link', { name: 'Video 1' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Find in my videos' }), 'CAFFE');
    expect(await screen.findByRole('link', { name: 'Caffè at home' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Video 1' })).not.toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: 'Find in my videos' }), ' nowhere');
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(screen.getAllByRole('row')).toHaveLength(4);
  });

  it('filters by state and orders by views', async () => {
    network.on('get', list, [sampleVideo(1, { views: 1 }), sampleVideo(2, { views: 5 }), sampleVideo(3, { status: 'ERROR', finished: false })]);
    open();
    await screen.findByRole('link', { name: 'Video 1' });
    const choose = async (field: string, choice: string) => {
      await userEvent.click(screen.getByRole('combobox', { name: field }));
      await userEvent.click(screen.getByRole('option', { name: choice }));
    };
    await choose('State', 'Ready');
    await choose('Order', 'Most viewed');
    expect(screen.getAllByRole('link', { name: /Video/ }).map(({ textContent }) => textContent)).toEqual(['Video 2', 'Video 1']);
  });

  it('changes who may see a video at once, and takes it back when that fails', async () => {
    network.on('get', list, [sampleVideo(1)]).on('patch', '/api/video/{videoId}', async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return refusal(503, 'busy');
    });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Visibility of Video 1: Public' }));
    await userEvent.click(screen.getByRole('menuitemradio', { name: /Private/ }));
    expect(await screen.findByRole('button', { name: 'Visibility of Video 1: Private', hidden: true })).toBeInTheDocument();
    expect(await screen.findByText('Busy.')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Visibility of Video 1: Public' })).toBeInTheDocument();
    expect(network.callsOf('patch', '/api/video/{videoId}').map(({ body }) => body)).toEqual([{ visibility: 'private' }]);
  });

  it('deletes several after asking', async () => {
    let there = [sampleVideo(1), sampleVideo(2), sampleVideo(3)];
    network.on('get', list, () => there).on('delete', '/api/video/{videoId}', ({ parameters }) => {
      there = there.filter(({ id }) => id !== parameters.videoId);
      return { message: 'gone' };
    });
    open();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Video 1' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Video 3' }));
    const bar = screen.getByRole('region', { name: 'Selection' });
    expect(within(bar).getByText('2 selected')).toBeInTheDocument();
    await userEvent.click(within(bar).getByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete 2 videos?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.getAllByRole('link', { name: /Video/ })).toHaveLength(1));
    expect(screen.getByText('2 videos were deleted.')).toBeInTheDocument();
  });
});
