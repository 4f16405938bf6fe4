import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork, pageBefore, silence } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { show } from '../../testing/show';
import HomePage from './home-page';

describe('HomePage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork();
  });

  it('shows that it is loading', () => {
    network.on('get', '/api/video/all-videos', silence);
    show(<HomePage />);
    expect(screen.getByRole('status', { name: 'Loading videos' })).toBeInTheDocument();
  });

  it('invites to upload when there is nothing', async () => {
    network.on('get', '/api/video/all-videos', []);
    show(<HomePage />);
    expect(await screen.findByRole('heading', { name: 'No videos yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Upload a video' })).toHaveAttribute('href', '/upload');
  });

  it('says why the list is missing and reads it again on demand', async () => {
    network.on('get', '/api/video/all-videos', () => (network.calls.length === 1 ? lost : [sampleVideo(1)]));
    show(<HomePage />);
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Video 1' })).toHaveAttribute('href', '/watch/v1');
  });

  it('shows title, author, views, age, length and whether it is still processing', async () => {
    network.on('get', '/api/video/all-videos', [sampleVideo(1, { views: 1234 }), sampleVideo(2, { finished: false, duration: null })]);
    show(<HomePage />);
    const [first, second] = await screen.findAllByRole('article');
    if (!first || !second) throw new Error('two cards were expected');
    expect(first).toHaveTextContent('1:05MVideo 1Mira1.2k views · just now');
    expect(within(second).getByText('Processing')).toBeInTheDocument();
    expect(within(first).queryByText('Processing')).not.toBeInTheDocument();
  });

  it('loads the next page and shows a video that moved onto it once', async () => {
    network.on('get', '/api/video/all-videos', ({ url }) =>
      url.searchParams.has('after')
        ? [sampleVideo(23), sampleVideo(24)]
        : pageBefore(Array.from({ length: 24 }, (_, index) => sampleVideo(index)), '9_v23'));
    show(<HomePage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'Video 24' })).toBeInTheDocument();
    expect(screen.getAllByRole('article')).toHaveLength(25);
    expect(network.calls.map(({ url }) => url.search)).toEqual(['?take=24', '?take=24&after=9_v23']);
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });
});
