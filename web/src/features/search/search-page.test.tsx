import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { lost, MockNetwork, Reply, silence } from '../../testing/network';
import { sampleVideo } from '../../testing/samples';
import { show } from '../../testing/show';
import SearchPage from './search-page';

const path = '/api/video/search';

describe('SearchPage', () => {
  let network: MockNetwork;
  const showAt = (at: string) => show(<SearchPage />, { at, route: '/search' });
  beforeEach(() => {
    network = new MockNetwork()
      .on('get', '/api/video/categories', { categories: ['music', 'travel'], licences: [], visibilities: [], contentWarnings: [] })
      .on('get', path, [sampleVideo(1), sampleVideo(2, { userId: 'ada', userName: 'Ada' })]);
  });

  it('asks for words when there are none', () => {
    showAt('/search');
    expect(screen.getByRole('heading', { name: 'What would you like to see?' })).toBeInTheDocument();
    expect(network.calls).toEqual([]);
  });

  it('shows that it is searching', () => {
    network.on('get', path, silence);
    showAt('/search?q=boat');
    expect(screen.getByRole('status', { name: 'Loading videos' })).toBeInTheDocument();
  });

  it('sends the words and the filters of the address, and nothing that it does not know', async () => {
    showAt('/search?q=boat&duration=short&date=week&order=views&language=en&category=music&date2=x');
    expect(await screen.findByRole('link', { name: 'Video 1' })).toBeInTheDocument();
    expect(Object.fromEntries(network.callsOf('get', path)[0]?.url.searchParams ?? [])).toEqual({
      q: 'boat', duration: 'short', date: 'week', order: 'views', language: 'en', category: 'music', take: '24',
    });
    expect(screen.getByRole('button', { name: 'Remove the filter Under 4 minutes' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Remove the filter English' })).toBeInTheDocument();
  });

  it('changes the address by the filters, and back', async () => {
    showAt('/search?q=boat');
    await screen.findByRole('link', { name: 'Video 1' });
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.click(screen.getByText('This week'));
    await userEvent.click(within(screen.getByRole('group', { name: 'Channel' })).getByText('Ada'));
    expect(screen.getByLabelText('address')).toHaveTextContent('/search?q=boat&date=week&channel=ada');
    await userEvent.click(screen.getByLabelText('Remove the filter This week'));
    expect(screen.getByLabelText('address')).toHaveTextContent('/search?q=boat&channel=ada');
  });

  it('tells when something else was searched', async () => {
    network.on('get', path, new Reply(200, [sampleVideo(1)], { 'Searched-Instead': 'harbour%20n%C3%A4her' }));
    showAt('/search?q=harbuor');
    expect(await screen.findByRole('alert')).toHaveTextContent('Showing results for “harbour näher” Nothing was found for “harbuor”.');
  });

  it('gives advice when nothing is found, and a way out of the filters', async () => {
    network.on('get', path, []);
    showAt('/search?q=boat&date=day');
    expect(await screen.findByRole('heading', { name: 'Nothing found for “boat”' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Remove all filters' })).toHaveAttribute('href', '/search?q=boat');
  });

  it('says why it failed and tries again', async () => {
    network.on('get', path, () => (network.callsOf('get', path).length === 1 ? lost : [sampleVideo(1)]));
    showAt('/search?q=boat');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Video 1' })).toBeInTheDocument();
  });
});
